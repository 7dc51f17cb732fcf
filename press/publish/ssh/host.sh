# What is done on the host: functions of a POSIX shell, which reads them, and then one call after the other, from its
# standard input. It runs a call when that has come whole, and then to its end, even if the publisher is gone by then:
# so nothing here is cut in half. The publisher sets $place before, and looks at every name that it hands over.

LC_ALL=C
export LC_ALL
umask 022
trap '' PIPE HUP # a publisher that is gone stops nothing

lock="$place/publishing.lock"

# Whether the place is ours; leaves with 3 and says what lies there when it is not.
look() {
    [ -e "$place" ] || return 0
    [ -d "$place" ] || { echo "$place is no folder"; return 1; }
    if [ ! -f "$lock" ]; then
        found=$(ls -A "$place") || return 1
        [ -z "$found" ] || { echo "$found"; return 3; }
    fi
    [ ! -e "$place/current" ] || [ -L "$place/current" ] || { echo current; return 3; }
}

# Take the lock for $1, with $2 more tries after the first; leaves with 4 and says who has it.
hold() {
    look || return
    mkdir -p "$place" && true >>"$lock" && mkdir -p "$place/releases" || return 1
    exec 9>>"$lock"
    left=$2
    until take; do
        if [ "$left" -le 0 ]; then
            cat "$lock"
            [ ! -d "$lock.taken" ] || echo "(if that is over, remove the folder $lock.taken there)"
            return 4
        fi
        left=$((left - 1))
        sleep 0.1 2>/dev/null || sleep 1
    done
    echo "$1, process $$ on the host" >"$lock"
}

# The lock goes with this shell, and this shell goes with the publisher; a folder is for hosts that have no flock.
take() {
    if command -v flock >/dev/null; then
        flock -n 9 9>&9
    else
        mkdir "$lock.taken" 2>/dev/null && trap 'rmdir "$lock.taken"' EXIT
    fi
}

# What the release that stands there says of itself.
record() {
    [ ! -f "$place/current/release.json" ] || cat "$place/current/release.json"
}

# What the releases $@ say of themselves, each line behind the name of its release; one may say nothing.
records() {
    for name in "$@"; do
        sed "s/^/$name /" "$place/releases/$name/release.json"
        echo # a last line may have no end
    done
    return 0
}

# The host's clock, the release that stands there, and what lies beside it, each on a line.
list() {
    date -u +%Y%m%dT%H%M%SZ
    stands=$(readlink "$place/current")
    echo "current ${stands##*/}"
    [ ! -d "$place/releases" ] || ls -1A "$place/releases"
}

# Make the folder $1 the release $2; what has changed in it is of the time $3, in UTC. Names on the standard input are
# those of files that it takes over from the release that stands there.
stand() {
    cd "$place/releases" || return 1
    find "$1" -type f -links 1 -exec env TZ=UTC0 touch -t "$3" {} + || return 1
    take_over "$1" || return 1
    mv "$1" "$2" && switch "$2"
}

# Put the release $1 where readers are, in one step, with the files on the standard input taken over from the last one.
back() {
    cd "$place/releases" || return 1
    [ -f "$1/release.json" ] || { echo "$1 is not whole"; return 1; }
    take_over "$1" && switch "$1"
}

take_over() {
    while IFS= read -r name; do
        for file in "$name" "$name.br" "$name.gz"; do
            if [ -f "$place/current/$file" ] && [ ! -e "$1/$file" ]; then
                mkdir -p "$1/${file%/*}" || return 1
                ln "$place/current/$file" "$1/$file" 2>/dev/null || cp -p "$place/current/$file" "$1/$file" || return 1
            fi
        done
    done
}

# A link is replaced in one step only by a rename, and mv needs to be told that it must not go into the old one's folder.
switch() {
    rm -f "$place/current.new"
    ln -s "releases/$1" "$place/current.new" || return 1
    mv -fT "$place/current.new" "$place/current" 2>/dev/null || mv -fh "$place/current.new" "$place/current"
}

# Remove what lies in releases/ under these names; a release loses its name first, so that half of one is never offered.
discard() {
    cd "$place/releases" || return 1
    for name in "$@"; do
        case $name in
        .*) gone=$name ;;
        *) gone=.gone-$name && mv "$name" "$gone" || return 1 ;;
        esac
        rm -rf "$gone" || return 1
    done
}
