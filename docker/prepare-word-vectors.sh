#!/bin/sh
# prepare-word-vectors.sh SERVICE FOLDER: makes the folder, and for the training service converts the English word
# vectors into it. A step of the Dockerfile.
set -eu

service=${1:?is authoring, training or runtime}
folder=${2:?is a folder to make}

mkdir -p "$folder"
[ "$service" = training ] || exit 0
node services/training/src/prepare-word-vectors.ts
mv services/training/word-vectors/* "$folder"
# Written for their owner alone, who is not the one that the service runs as.
chmod a+r "$folder"/*
