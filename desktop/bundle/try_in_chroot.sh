#!/bin/bash
# Runs dist/kvae and dist/kvae-onefile in a fresh minimal Debian that has no Python, with only the
# system packages that desktop/docs/standalone.md names, without a display and in a real X11 window.
#
#   sudo desktop/bundle/try_in_chroot.sh [DIST] [DEBIAN-RELEASE]     (default: dist bookworm)
#
# Needs root (chroot, /proc), the packages debootstrap, xvfb and xauth, and 500 MB under $TMPDIR.
set -euo pipefail
dist=$(realpath "${1:-dist}")
release=${2:-bookworm}
packages=libegl1,libgl1,fonts-dejavu-core,fontconfig-config
root=$(mktemp -d -t kvae-chroot-XXXXXX)

leave() {
    mountpoint -q "$root/proc" && umount "$root/proc"
    rm -rf --one-file-system "$root"
}
trap leave EXIT

echo "Making a minimal Debian $release with ${packages//,/ } ..."
debootstrap --variant=minbase --include=$packages "$release" "$root" > "$root.log" || {
    cat "$root.log"
    exit 1
}
rm "$root.log"
mount -t proc proc "$root/proc"
if chroot "$root" sh -c 'command -v python python3'; then
    echo "There is a Python in it; this would prove nothing."
    exit 1
fi
cp -r --no-dereference "$dist/kvae" "$dist/kvae-onefile" "$dist/SHA256SUMS" "$root/opt"
chroot "$root" sh -c 'cd /opt && sha256sum --quiet --check SHA256SUMS'

inside() { # runs a command in there with an empty environment, but for NAME=VALUE before it
    chroot "$root" env -i "$@"
}
for kvae in /opt/kvae/kvae /opt/kvae-onefile; do
    echo "== $kvae"
    inside $kvae --selfcheck
    inside $kvae generate --count 12 --out /tmp/pictures
    test "$(find "$root/tmp/pictures" -name '*.png' | wc -l)" -eq 12
    rm -r "$root/tmp/pictures"
    inside $kvae --count 12 --screenshot /tmp/offscreen.png
    # An X server outside, a real window inside: they meet at an abstract socket, which belongs to
    # the network and not to any folder. No cookie is asked for (-ac): the server lives for seconds.
    xvfb-run --auto-servernum --server-args="-screen 0 1400x900x24 -ac" sh -c \
        'chroot "$0" env -i DISPLAY="$DISPLAY" QT_QPA_PLATFORM=xcb "$1" --count 12 --screenshot /tmp/x11.png' \
        "$root" $kvae
    test -s "$root/tmp/offscreen.png" && test -s "$root/tmp/x11.png"
    rm "$root/tmp/offscreen.png" "$root/tmp/x11.png"
done
echo "Both work on a Debian $release without Python."
