#!/bin/sh
# SPDX-License-Identifier: MIT
# Draws the PNGs beside the SVGs (needs rsvg-convert). Run in this folder after changing a drawing; the PNGs are committed.
set -eu
cd "$(dirname "$0")"
for svg in *.svg; do
    name="${svg%.svg}"
    if [ "$name" = todoke ]; then
        rsvg-convert -w 64 -h 64 "$svg" -o "$name.png"
        rsvg-convert -w 128 -h 128 "$svg" -o "$name@2x.png"
        rsvg-convert -w 256 -h 256 "$svg" -o "$name-256.png"
    else
        rsvg-convert -w 32 -h 32 "$svg" -o "$name.png"
        rsvg-convert -w 64 -h 64 "$svg" -o "$name@2x.png"
    fi
done
