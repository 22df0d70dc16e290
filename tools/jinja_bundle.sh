#!/bin/sh
# Writes jinja.js, the library that evaluates chat templates, out of the npm package @huggingface/jinja. Rhino has no classes and not all
# of the newer syntax, so Babel rewrites the package's file for it; nothing else is changed. Needs node and npm.
#
#     tools/jinja_bundle.sh > language/src/main/resources/io/github/grposuite/language/chat/jinja.js
set -e
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > npm.log
npm install --ignore-scripts @huggingface/jinja@0.5.11 @babel/core@7.29.13 @babel/preset-env@7.29.14 >> npm.log 2>&1
cat << 'END'
/*
 * @huggingface/jinja 0.5.11, written for Rhino by Babel (tools/jinja_bundle.sh); do not edit.
 *
 * MIT License. Copyright (c) 2023 Hugging Face.
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
 * "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
 * distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
 * the following conditions: The above copyright notice and this permission notice shall be included in all copies or substantial portions
 * of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
 * WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS
 * BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
 * CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
 */
END
node -e '
const options = {babelrc: false, configFile: false, compact: false, comments: false,
  presets: [["@babel/preset-env", {targets: {rhino: "1.7.14"}, modules: false}]]};
console.log(require("@babel/core").transformFileSync("node_modules/@huggingface/jinja/dist/index.cjs", options).code);'
