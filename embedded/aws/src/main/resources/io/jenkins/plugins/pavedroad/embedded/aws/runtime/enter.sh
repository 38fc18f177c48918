#!/bin/sh
# Runs in a mount namespace of its own and gathers what an instance may see below /mnt, then goes on in assemble.sh.
# Arguments: instance folder, image folder, tools folder, Java home, and "root" when the caller is the real root.
set -eu
exec 3<"$1" 4<"$2" 5<"$3"
java_home=$4
caller=$5

# Everything by descriptor: the folders may lie in places that /mnt hides or that only the caller may traverse.
mount -t tmpfs -o mode=0755 instance /mnt
mkdir /mnt/instance /mnt/image /mnt/tools /mnt/java /mnt/new
mount -c --bind /proc/self/fd/3 /mnt/instance
mount -c --bind /proc/self/fd/4 /mnt/image
mount -c --bind /proc/self/fd/5 /mnt/tools
mount --bind "$java_home" /mnt/java
exec 3<&- 4<&- 5<&-
cd /

if [ "$caller" = root ]; then
    # The real root ends here: what follows is nobody on the host and root only inside its own user namespace.
    exec setpriv --reuid=65534 --regid=65534 --clear-groups --pdeathsig KILL \
        unshare --user --map-root-user --mount --propagation private --ipc --uts --pid --fork --kill-child \
        sh /mnt/tools/assemble.sh
fi
exec sh /mnt/tools/assemble.sh
