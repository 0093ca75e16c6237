#!/bin/sh
# install-production.sh SERVICE: installs what this service needs to run, and nothing else, into the workspace in the
# current folder, of which only the package.json files need to be there yet. A step of the Dockerfile.
set -eu

service=${1:?is authoring, training or runtime}

npx --yes pnpm@10.34.8 install --prod --frozen-lockfile --filter "@spansmith/$service..."

# onnxruntime-node holds its native library for every platform: 290 MB, of which one platform needs 45.
find node_modules/.pnpm -path '*/onnxruntime-node/bin/napi-v*/*/*' -prune -type d \
  ! -path "*/linux/$(node --print process.arch)" -exec rm -rf {} +

# The workspace pins Node as a package; the image is that Node.
rm -rf node_modules/node node_modules/.pnpm/node@*
