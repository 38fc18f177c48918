#!/bin/sh
# First process of the instance's pid namespace: builds its root file system, moves into it and becomes init.pl.
# The root folder's content comes from an image and is not trusted: no path below it is used through a symbolic link.
set -eu
umask 022
instance=/mnt/instance
root=$instance/root
new=/mnt/new

fail() {
    echo "$*" >&2
    exit 70
}

# The folder $1 of the root, made when missing, with every step to it a real folder.
folder() {
    path=$root
    rest=$1
    while [ -n "$rest" ]; do
        path=$path/${rest%%/*}
        case $rest in */*) rest=${rest#*/} ;; *) rest= ;; esac
        [ ! -L "$path" ] || fail "/${path#"$root"/} of the image is a symbolic link; it must be a folder"
        [ -d "$path" ] || mkdir "$path"
    done
}

# Shows a folder of the host with the root's own files above it; changes go to the root.
layer() {
    folder "$1"
    count=$((${count:-0} + 1))
    mkdir -p "$instance/layers/$count"
    lower=/$1
    [ ! -d "/mnt/tools/layer/$1" ] || lower=/mnt/tools/layer/$1:$lower
    mount -t overlay -o "userxattr,lowerdir=$lower,upperdir=$root/$1,workdir=$instance/layers/$count" instance "$new/$1"
}

if [ ! -e "$root" ]; then
    rm -rf "$instance/copy"
    # Ownership is the instance's: its root is the only user there is inside.
    cp -r -P --preserve=mode,timestamps,links,xattr --reflink=auto /mnt/image "$instance/copy"
    mv "$instance/copy" "$root"
fi

for name in bin sbin lib lib32 lib64 libx32; do
    [ ! -L "/$name" ] || [ -e "$root/$name" ] || [ -L "$root/$name" ] || ln -s "$(readlink "/$name")" "$root/$name"
done
for name in dev proc run tmp etc root var/tmp; do
    folder "$name"
done

mount --bind "$root" "$new"
layer usr
# The host's packages are there for the instance too; its own are recorded above them.
[ ! -d /var/lib/dpkg/info ] || layer var/lib/dpkg
# The host's services are not the instance's.
folder usr/lib/systemd
mount --bind "$root/usr/lib/systemd" "$new/usr/lib/systemd"
for path in /etc/alternatives /etc/java* /etc/ssl /etc/perl /etc/fonts; do
    [ ! -d "$path" ] || [ -L "$path" ] || layer "${path#/}"
done

mount -t tmpfs -o mode=0755 dev "$new/dev"
for name in null zero full random urandom tty; do
    : >"$new/dev/$name"
    mount --bind "/dev/$name" "$new/dev/$name"
done
ln -s /proc/self/fd "$new/dev/fd"
ln -s fd/0 "$new/dev/stdin"
ln -s fd/1 "$new/dev/stdout"
ln -s fd/2 "$new/dev/stderr"
mkdir -m 1777 "$new/dev/shm"
mount -t proc -o nosuid,nodev,noexec proc "$new/proc"
mount -t tmpfs -o mode=0755,nosuid,nodev run "$new/run"
mount -t tmpfs -o mode=1777,nosuid,nodev tmp "$new/tmp"
mkdir -p "$new/run/lock" "$new/run/instance/java" "$new/run/instance/boot" "$new/run/instance/tools" "$new/run/host"
mount --bind /mnt/java "$new/run/instance/java"
mount --bind "$instance/boot" "$new/run/instance/boot"
mount --bind /mnt/tools "$new/run/instance/tools"
for name in java boot tools; do
    mount -o remount,bind,ro,nosuid,nodev "$new/run/instance/$name"
done
hostname "ip-$(echo "$EC2_LOCAL_IPV4" | tr . -)" 2>/dev/null || :

cd "$new"
pivot_root . run/host
cd /
umount -l /run/host
rmdir /run/host
# No namespaces within: they would give back the capabilities dropped below.
echo 0 >/proc/sys/user/max_user_namespaces
exec setpriv --no-new-privs --inh-caps=-all \
    --bounding-set=-all,+chown,+dac_override,+fowner,+fsetid,+kill,+setgid,+setuid,+setpcap,+net_bind_service,+sys_chroot \
    perl /run/instance/tools/init.pl
