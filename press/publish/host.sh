# What is done on the host, as functions of a POSIX shell on Linux. The shell gets $site, then these functions, then one
# call after the other on its standard input. It runs a call only once that has arrived whole, and then to its end, even
# if the publisher is gone by then. The publisher has checked every name that it hands over.

umask 022
trap '' PIPE HUP # a publisher that is gone stops nothing

lock="$site/publishing.lock" # also marks the folder as ours

# Fail if the folder holds anything that was not published from here.
ours() {
    [ -f "$lock" ] || [ ! -e "$site" ] || [ -z "$(ls -A "$site")" ] ||
        { echo "$site holds files that were not published from here. Name a folder that is empty or new."; return 1; }
}

# Lock the folder for $1, with $2 more tries, ten a second. The lock goes with this shell. If $3 is not empty, end the
# shell that holds it.
lock() {
    ours || return
    command -v flock >/dev/null || { echo "flock is not installed (package util-linux)."; return 1; }
    mkdir -p "$site" && touch "$lock" && mkdir -p "$site/releases" && exec 9>>"$lock" || return 1
    tries=$2
    until flock -n 9; do
        [ -z "$3" ] || kill "$(sed 's/.*process //' "$lock")" 2>/dev/null
        [ "$tries" -gt 0 ] ||
            { echo "Somebody is publishing there: $(cat "$lock"). If that was interrupted, say --force."; return 1; }
        tries=$((tries - 1))
        sleep 0.1
    done
    echo "$1, process $$" >"$lock"
}

# The name of the live release, then everything in releases/, a line each.
list() {
    ours || return
    live=$(readlink "$site/current")
    echo "${live##*/}"
    ls -A "$site/releases" 2>/dev/null || true
}

# The record of release $1.
record() {
    cat "$site/releases/$1/release.json" 2>/dev/null || true
}

# Give the upload $1 its name, from the time and the commit $2, make it live, and print the name. Standard input as below.
publish() {
    cd "$site/releases" || return
    carry "$1" || return
    name=$(date -u +%Y%m%dT%H%M%SZ)-$2
    until mkdir "$name" 2>/dev/null; do
        sleep 1
        name=$(date -u +%Y%m%dT%H%M%SZ)-$2
    done
    mv -T "$1" "$name" && switch "$name" && echo "$name"
}

# Make the release $1 live again. Standard input as below.
back() {
    cd "$site/releases" && carry "$1" && switch "$1"
}

# Link the files whose names are on standard input into $1, from the live release: open pages may still ask for them.
carry() {
    while IFS= read -r name; do
        for file in "$name" "$name.br" "$name.gz"; do
            [ -f "$site/current/$file" ] && [ ! -e "$1/$file" ] || continue
            mkdir -p "$1/${file%/*}" || return
            ln "$site/current/$file" "$1/$file" 2>/dev/null || cp -p "$site/current/$file" "$1/$file" || return
        done
    done
}

# Replace the link that readers see, in one step.
switch() {
    ln -sfn "releases/$1" "$site/current.new" && mv -T "$site/current.new" "$site/current"
}

# Remove releases and unfinished uploads; one that is removed by half has no record any more, so nobody goes back to it.
remove() {
    cd "$site/releases" || return
    for name in "$@"; do
        rm -rf "$name/release.json" "$name"
    done
}
