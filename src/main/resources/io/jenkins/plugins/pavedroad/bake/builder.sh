#!/bin/sh
# User data of a builder instance. Installs packages, runs an extra script, tells its log and its verdict on the console
# and shuts the instance down. What to do stands below the last line of this text, one base64 word for each value.
umask 022
export LC_ALL=C DEBIAN_FRONTEND=noninteractive
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
self=$0
work=/var/lib/paved-road-bake
log=$work/log
data=$work/data
policy=/usr/sbin/policy-rc.d
apt_list=/etc/apt/sources.list.d/paved-road-bake.list
yum_repo=/etc/yum.repos.d/paved-road-bake.repo
# Not in the image: /run is in memory.
switch=/run/paved-road-switch

token=$(sed -e '1,/^#DATA$/d' "$self" | sed -n 's/^token //p' | base64 -d)

decoded() { printf '%s' "$1" | base64 -d; }

value() { sed -n "s/^$1 //p" "$data" | base64 -d; }

say() { echo "== $*" >>"$log"; }

# Tells the log on the console as it grows, numbered, so that whoever reads a console that lags or forgets knows what is
# new. It ends at a line that nothing else writes; what holds the log open does not hold this up.
relay() {
    tail -n +1 -f "$log" | {
        number=0
        while IFS= read -r line && [ "$line" != "end $token" ]; do
            number=$((number + 1))
            printf 'paved-road-bake|%s| %.300s\n' "$number" "$line"
        done
        : >"$work/relayed"
    } &
}

end_relay() {
    echo "end $token" >>"$log"
    tries=0
    until [ -e "$work/relayed" ] || [ "$tries" -ge 20 ]; do
        tries=$((tries + 1))
        sleep 0.5
    done
    echo >>"$log"
}

# Terminates this instance when nobody looks after it any more: the switch says when and with which signed call, and is
# set to a later time while somebody does. This instance has no credentials of its own.
watch_switch() {
    address=$(value switch)
    until fetch "$address" "$switch" 2>/dev/null && [ -n "$(fire)" ]; do sleep 20; done
    while :; do
        fire=$(fire)
        wait_until $((fire - 60))
        # What cannot be read again stays as it was.
        fetch "$(switch_value next)" "$switch.new" 2>/dev/null && grep -q '^fire [0-9]' "$switch.new" && mv "$switch.new" "$switch"
        [ "$(fire)" -le "$fire" ] || continue
        wait_until "$fire"
        fetch "$(switch_value call)" "$switch.new" 2>/dev/null
        sleep 20
    done
}

fire() { sed -n 's/^fire \([0-9][0-9]*\)$/\1/p' "$switch"; }

switch_value() { sed -n "s/^$1 //p" "$switch" | base64 -d; }

wait_until() {
    left=$(($1 - $(date +%s)))
    [ "$left" -le 0 ] || sleep "$left"
}

# The image must not keep this script (it holds addresses that open the packages), nor an identity of this instance.
forget() {
    # apt lists of repositories that are gone; those of the others come back with its next update.
    [ ! -e "$apt_list" ] || find /var/lib/apt/lists -maxdepth 1 -type f -exec rm -f {} +
    rm -rf "$work" "$switch" "$switch.new" "$apt_list" "$yum_repo"
    rm -rf /var/cache/dnf/paved-road-* /var/cache/yum/*/*/paved-road-*
    [ ! -e "$work.policy" ] || rm -f "$policy" "$work.policy"
    if command -v cloud-init >/dev/null 2>&1; then
        cloud-init clean --logs >/dev/null 2>&1
    fi
    rm -rf /var/lib/cloud/instance /var/lib/cloud/instances/* /var/log/cloud-init*.log
    [ ! -s /etc/machine-id ] || : >/etc/machine-id
}

finish() {
    status=$1
    [ -z "$watcher" ] || kill "$watcher" 2>/dev/null
    [ ! -e "$log" ] || end_relay
    forget
    if [ "$status" -eq 0 ]; then
        echo "paved-road-bake $token ok 0"
    else
        echo "paved-road-bake $token failed $status $2"
    fi
    sync
    shutdown -P now || poweroff -f
    # Until the end, so that cloud-init does not go on meanwhile: it would write what was just cleared, and before 20.3 in a
    # way that keeps it from starting on instances of the image (its bug 1883903).
    sleep 600
    exit "$status"
}

# Addresses go through a pipe: as arguments they would be seen by every process.
fetch() {
    if command -v curl >/dev/null 2>&1; then
        printf 'url = "%s"\n' "$1" | curl -fsSL --retry 5 --retry-delay 2 --retry-connrefused -o "$2" -K -
    elif command -v wget >/dev/null 2>&1; then
        printf '%s\n' "$1" | wget -q --tries=5 -O "$2" -i -
    elif command -v python3 >/dev/null 2>&1; then
        printf '%s' "$1" | python3 -c 'import shutil, sys, urllib.request
with urllib.request.urlopen(sys.stdin.read()) as source, open(sys.argv[1], "wb") as target:
    shutil.copyfileobj(source, target)' "$2"
    else
        printf '%s' "$1" | perl -MHTTP::Tiny -e 'my $answer = HTTP::Tiny->new->mirror(<STDIN>, $ARGV[0]);
die "$answer->{status} $answer->{reason}\n" if !$answer->{success}' "$2"
    fi
}

# The first boot's own updates may hold dpkg's lock for minutes.
dpkg_when_free() {
    tries=0
    until dpkg "$@" >"$work/dpkg" 2>&1; do
        cat "$work/dpkg"
        tries=$((tries + 1))
        if ! grep -q 'lock' "$work/dpkg" || [ "$tries" -ge 60 ]; then
            return 1
        fi
        sleep 5
    done
    cat "$work/dpkg"
}

install_deb() {
    if ! dpkg_when_free -i "$1"; then
        command -v apt-get >/dev/null 2>&1 || return 1
        apt-get -q -o DPkg::Lock::Timeout=300 update &&
            apt-get -q -y -o DPkg::Lock::Timeout=300 --no-install-recommends -f install || return 1
    fi
    # Fixing dependencies may also mean removing the package.
    installed=$(dpkg-deb -f "$1" Package) &&
        dpkg-query -W -f '${Package} ${Version} ${Status}\n' "$installed" | grep 'install ok installed$'
}

install_rpm() {
    if command -v dnf >/dev/null 2>&1; then
        dnf -y install "$1"
    elif command -v yum >/dev/null 2>&1; then
        yum -y install "$1"
    else
        rpm -U --replacepkgs "$1"
    fi
}

# The lists of all repositories, once.
refresh() {
    [ ! -e "$work/refreshed" ] || return 0
    if command -v apt-get >/dev/null 2>&1; then
        apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o APT::Update::Error-Mode=any update || return
    fi
    : >"$work/refreshed"
}

# By name and exact version; what is installed then has to be just that.
install_from_repository() {
    if command -v apt-get >/dev/null 2>&1; then
        apt-get -q -y -o DPkg::Lock::Timeout=300 --no-install-recommends --allow-downgrades install "$1=$2" &&
            apt-get -q clean &&
            dpkg-query -W -f '${Package} ${Version} ${Status}\n' "$1" | grep -F "$1 $2 install ok installed"
    elif command -v dnf >/dev/null 2>&1; then
        dnf -y install "$1-$2" && rpm -q "$1-${2#*:}"
    else
        yum -y install "$1-$2" && rpm -q "$1-${2#*:}"
    fi
}

add_repositories() {
    number=0
    while read -r what line; do
        case $what in
            apt)
                mkdir -p "${apt_list%/*}"
                decoded "$line" >>"$apt_list"
                echo >>"$apt_list"
                ;;
            yum)
                number=$((number + 1))
                mkdir -p "${yum_repo%/*}"
                printf '[paved-road-%s]\nname=Paved Road %s\nbaseurl=%s\nenabled=1\n' \
                    "$number" "$number" "$(decoded "$line")" >>"$yum_repo"
                ;;
        esac
    done <"$data"
}

# Gets what the word before says to a path, and checks it.
get() {
    fetch "$(decoded "$1")" "$3" && printf '%s  %s\n' "$2" "$3" | sha256sum -c -
}

# Services of the image start on its instances, not here.
hold_services() {
    if [ ! -e "$policy" ] && printf '#!/bin/sh\nexit 101\n' >"$policy" 2>/dev/null; then
        chmod 755 "$policy"
        : >"$work.policy"
    fi
}

watcher=
mkdir -p "$work" && : >"$log" || finish 1 "no folder to work in"
(umask 077 && sed -e '1,/^#DATA$/d' "$self" >"$data")
shutdown -P "+$(value minutes)" >/dev/null 2>&1
watch_switch >/dev/null 2>&1 </dev/null &
watcher=$!
relay
say "builder begins"
hold_services
if grep -q '^more ' "$data"; then
    fetch "$(value more)" "$work/more" >>"$log" 2>&1 || finish "$?" "download of what is to be done"
    (umask 077 && cat "$work/more" >>"$data") && rm -f "$work/more"
fi
add_repositories

# All of it first: the addresses are good for an hour at most, and installing may take longer.
while read -r what format sha256 name address; do
    name=$(decoded "$name" 2>/dev/null)
    case $what in
        package)
            say "gets $name"
            target=$work/packages/$sha256/$name
            ;;
        file) target=$work/files/$name ;;
        *) continue ;;
    esac
    mkdir -p "${target%/*}" &&
        get "$address" "$sha256" "$target" >>"$log" 2>&1 || finish "$?" "download of $name"
done <"$data"

while read -r what format sha256 name address; do
    name=$(decoded "$name" 2>/dev/null)
    case $what in
        package)
            say "installs $name"
            "install_$format" "$work/packages/$sha256/$name" >>"$log" 2>&1 </dev/null ||
                finish "$?" "installation of $name"
            ;;
        install)
            version=$(decoded "$address")
            say "installs $name $version"
            refresh >>"$log" 2>&1 </dev/null || finish "$?" "reading of the repositories"
            install_from_repository "$name" "$version" >>"$log" 2>&1 </dev/null ||
                finish "$?" "installation of $name $version"
            ;;
    esac
done <"$data"

if grep -q '^provision ' "$data"; then
    say "runs the provision script"
    value provision >"$work/provision"
    chmod 700 "$work/provision"
    case $(head -c 2 "$work/provision") in
        '#!') set -- "$work/provision" ;;
        *) set -- sh -e "$work/provision" ;;
    esac
    mkdir -p "$work/files"
    (cd / && PAVED_ROAD_FILES=$work/files exec "$@") >>"$log" 2>&1 </dev/null || finish "$?" "the provision script"
fi
finish 0
#DATA
