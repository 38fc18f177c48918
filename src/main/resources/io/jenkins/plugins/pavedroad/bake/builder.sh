#!/bin/sh
# User data of a builder instance. Installs packages, runs an extra script, tells its verdict on the console and shuts the
# instance down. What to install stands below the last line of this text, one base64 word for each value.
umask 022
export LC_ALL=C DEBIAN_FRONTEND=noninteractive
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
self=$0
work=/var/lib/paved-road-bake
log=$work/log
policy=/usr/sbin/policy-rc.d

value() { sed -e '1,/^#DATA$/d' "$self" | sed -n "s/^$1 //p" | base64 -d; }

token=$(value token)

say() { echo "paved-road-bake: $*"; }

# The image must not keep this script (it holds addresses that open the packages), nor an identity of this instance.
forget() {
    rm -rf "$work"
    [ ! -e "$work.policy" ] || rm -f "$policy" "$work.policy"
    if command -v cloud-init >/dev/null 2>&1; then
        cloud-init clean --logs >/dev/null 2>&1
    fi
    rm -rf /var/lib/cloud/instance /var/lib/cloud/instances/* /var/log/cloud-init*.log
    [ ! -s /etc/machine-id ] || : >/etc/machine-id
}

finish() {
    status=$1
    if [ "$status" -ne 0 ]; then
        tail -n 60 "$log" 2>/dev/null | cut -c 1-300 | while IFS= read -r line; do echo "paved-road-bake| $line"; done
    fi
    forget
    if [ "$status" -eq 0 ]; then
        echo "paved-road-bake $token ok 0"
    else
        echo "paved-road-bake $token failed $status $2"
    fi
    sync
    shutdown -P now || poweroff -f
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

# Services of the image start on its instances, not here.
hold_services() {
    if [ ! -e "$policy" ] && printf '#!/bin/sh\nexit 101\n' >"$policy" 2>/dev/null; then
        chmod 755 "$policy"
        : >"$work.policy"
    fi
}

mkdir -p "$work" && : >"$log" || finish 1 "no folder to work in"
shutdown -P "+$(value minutes)" >/dev/null 2>&1
say "builder begins"
hold_services
sed -e '1,/^#DATA$/d' "$self" >"$work/data"

while read -r what format sha256 name address; do
    [ "$what" = package ] || continue
    name=$(printf '%s' "$name" | base64 -d)
    say "installs $name"
    fetch "$(printf '%s' "$address" | base64 -d)" "$work/$name" >>"$log" 2>&1 || finish "$?" "download of $name"
    printf '%s  %s\n' "$sha256" "$work/$name" | sha256sum -c - >>"$log" 2>&1 || finish "$?" "checksum of $name"
    "install_$format" "$work/$name" >>"$log" 2>&1 </dev/null || finish "$?" "installation of $name"
done <"$work/data"

if grep -q '^provision ' "$work/data"; then
    say "runs the provision script"
    value provision >"$work/provision"
    chmod 700 "$work/provision"
    case $(head -c 2 "$work/provision") in
        '#!') set -- "$work/provision" ;;
        *) set -- sh -e "$work/provision" ;;
    esac
    (cd / && "$@") >>"$log" 2>&1 </dev/null || finish "$?" "the provision script"
fi
finish 0
#DATA
