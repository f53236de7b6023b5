#!/bin/sh
# From Vetter.app to a signed disk image: dmg.sh Vetter.app VERSION. Written for macOS 14; it has not been run.
# VETTER_IDENTITY names the certificate ("Developer ID Application: …"), VETTER_PROFILE the notarytool profile; without them it stays unsigned.
set -eu
app=$1 version=$2
image="Vetter-$version.dmg"
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

if [ -n "${VETTER_IDENTITY:-}" ]; then
  codesign --force --deep --options runtime --timestamp --sign "$VETTER_IDENTITY" "$app"
  codesign --verify --deep --strict "$app"
fi
# ditto keeps the links inside the bundle, without which its signature is void.
ditto "$app" "$stage/Vetter.app"
ln -s /Applications "$stage/Applications"
hdiutil create -volname "Vetter $version" -srcfolder "$stage" -fs HFS+ -format UDZO -ov "$image"
if [ -n "${VETTER_IDENTITY:-}" ]; then
  codesign --timestamp --sign "$VETTER_IDENTITY" "$image"
  xcrun notarytool submit "$image" --keychain-profile "$VETTER_PROFILE" --wait
  xcrun stapler staple "$image"
fi
shasum -a 256 "$image"
