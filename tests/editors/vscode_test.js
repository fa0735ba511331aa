// The packed extension without VS Code; see vscode_test.sh.
"use strict";
const assert = require("assert");
const { spawn } = require("child_process");
const fs = require("fs");
const path = require("path");

const [extension, locseg, scratch] = process.argv.slice(2);
const { findProgram } = require(path.join(extension, "program.js"));

// Which program is started.
const workspace = path.join(scratch, "workspace");
const platform = `@locseg/${process.platform}-${process.arch}`;
const modules = path.join(workspace, "node_modules");
for (const name of ["locseg", platform]) {
  fs.mkdirSync(path.join(modules, name, "bin"), { recursive: true });
  fs.writeFileSync(path.join(modules, name, "package.json"), JSON.stringify({ name }));
}
const program = path.join(modules, platform, "bin", "locseg");
fs.copyFileSync(locseg, program);
assert.equal(findProgram("/a/locseg", [workspace]), "/a/locseg");
assert.equal(findProgram("", [scratch, workspace]), fs.realpathSync(program));
assert.equal(findProgram("", [scratch]), "locseg");
assert.equal(findProgram(undefined, []), "locseg");

// What VS Code would load is there, and does with a stand-in for its API what it says.
const Module = require("module");
const commands = [];
const started = [];
const stopped = [];
const vscode = {
  window: { createOutputChannel: () => ({}), showErrorMessage: assert.fail },
  commands: { registerCommand: (name) => commands.push(name) },
  workspace: {
    workspaceFolders: [{ uri: { fsPath: workspace } }],
    getConfiguration: () => ({ get: (name) => (name === "path" ? "" : ["--ignore", "codes"]) }),
    onDidChangeConfiguration: () => ({}),
  },
};
class LanguageClient {
  constructor(id, name, server) {
    started.push(server);
  }
  async start() {}
  async stop() {
    stopped.push(this);
  }
}
const load = Module._load;
Module._load = (name, ...rest) => {
  if (name === "vscode") return vscode;
  if (name === "vscode-languageclient/node") return { LanguageClient, TransportKind: { stdio: 0 } };
  return load(name, ...rest);
};
const { activate, deactivate } = require(path.join(extension, "extension.js"));
Module._load = load;

async function main() {
  const manifest = require(path.join(extension, "package.json"));
  await activate({ subscriptions: [] });
  assert.equal(started[0].command, fs.realpathSync(program));
  assert.deepEqual(started[0].args, ["lsp", "--ignore", "codes"]);
  assert.deepEqual(commands, manifest.contributes.commands.map((each) => each.command));
  await deactivate();
  assert.equal(stopped.length, 1);

  // The library that the extension ships, and the server.
  const rpc = require(path.join(extension, "node_modules", "vscode-languageserver-protocol", "node"));
  const server = spawn(locseg, ["lsp", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = rpc.createProtocolConnection(
    new rpc.StreamMessageReader(server.stdout),
    new rpc.StreamMessageWriter(server.stdin),
  );
  connection.listen();
  const published = new Promise((resolve) =>
    connection.onNotification(rpc.PublishDiagnosticsNotification.type, resolve),
  );
  const begun = await connection.sendRequest(rpc.InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
  });
  assert.equal(begun.capabilities.textDocumentSync.change, 2);
  const text =
    '---\nms.contentlocale: de-DE\n---\n\n<span data-ttu-id="0a1b2-101">Ein  Zwei.</span>' +
    '<span class="sxs-lookup"><span data-stu-id="0a1b2-101">One two.</span></span>\n';
  connection.sendNotification(rpc.DidOpenTextDocumentNotification.type, {
    textDocument: { uri: "file:///a.md", languageId: "markdown", version: 1, text },
  });
  const { diagnostics } = await published;
  assert.deepEqual(diagnostics.map((each) => each.code), ["double-space"]);
  await connection.sendRequest(rpc.ShutdownRequest.type);
  await connection.sendNotification(rpc.ExitNotification.type);
  const status = await new Promise((resolve) => server.on("exit", resolve));
  assert.equal(status, 0);
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
