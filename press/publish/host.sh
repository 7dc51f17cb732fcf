# What is done on the host: functions of a POSIX shell on Linux, and then one call of them, in braces. A shell reads those
# to the end before it runs anything, so a call that has not arrived whole is not run at all; and one that has runs to its
# end, even if the publisher is gone by then. The publisher has checked $site and every name that it hands over.

umask 022
trap '' PIPE HUP # a publisher that is gone stops nothing

lock="$site/publishing.lock" # also marks the folder as ours

# Fail if the folder holds anything that was not published from here.
ours() {
    [ -f "$lock" ] || [ ! -e "$site" ] || [ -z "$(ls -A "$site")" ] ||
        { echo "$site holds files that were not published from here. Name a folder that is empty or new."; return 1; }
}

# Print the name of the live release, and each name in releases/ with its record.
list() {
    ours || return
    live=$(readlink "$site/current")
    echo "live ${live##*/}"
    for folder in "$site/releases/"*; do
        [ ! -d "$folder" ] || echo "release ${folder##*/} $(cat "$folder/release.json" 2>/dev/null | tr -d '\n')"
    done
}

# Make the folder ready for an upload.
prepare() {
    command -v flock >/dev/null || { echo "flock is not installed (package util-linux)."; return 1; }
    ours && mkdir -p "$site" && touch "$lock" && mkdir -p "$site/releases"
}

# Wait for the lock, which goes with this shell; fail unless $1 is still the live release.
begin() {
    cd "$site/releases" && exec 9>>"$lock" && flock 9 || return
    live=$(readlink "$site/current")
    [ "${live##*/}" = "$1" ] || { echo "Somebody else published meanwhile; try again."; return 1; }
}

# In place of the live release $1 show the upload $2, under a name with the commit $3, and remove the other releases that
# are given. Standard input as for carry. Of a release that is removed by half the record is gone: nobody goes back to it.
publish() {
    begin "$1" && carry "$2" || return
    while name=$(date -u +%Y%m%dT%H%M%SZ)-$3 && [ -e "$name" ]; do
        sleep 1
    done
    mv -T "$2" "$name" && switch "$name" || return
    shift 3
    for old in "$@" .upload-*; do
        rm -rf "$old/release.json" "$old"
    done
    return 0
}

# In place of the live release $1 show the older one $2. Standard input as for carry.
back() {
    begin "$1" && carry "$2" && switch "$2"
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
