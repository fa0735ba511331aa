// Starts `locseg lsp` and shows what its memory answers; all else is in the server.
"use strict";
const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");
const { findProgram } = require("./program");

const FILES = [
  { scheme: "file", language: "markdown" },
  { scheme: "file", language: "po" },
  { scheme: "file", language: "xliff" },
  { scheme: "file", pattern: "**/*.{yml,yaml,json,xml,xlf,xliff,po}" },
];

let client;
let channel;

async function start() {
  const settings = vscode.workspace.getConfiguration("locseg");
  const folders = (vscode.workspace.workspaceFolders || []).map((folder) => folder.uri.fsPath);
  const command = findProgram(settings.get("path"), folders);
  const args = ["lsp", ...settings.get("arguments")];
  const server = { command, args, transport: TransportKind.stdio, options: { cwd: folders[0] } };
  client = new LanguageClient("locseg", "locseg", server, {
    documentSelector: FILES,
    outputChannel: channel,
  });
  try {
    await client.start();
  } catch (error) {
    vscode.window.showErrorMessage(`locseg: cannot start ${command}: ${error.message}`);
  }
}

async function stop() {
  const running = client;
  client = undefined;
  if (running) await running.stop();
}

// Asks the server's `command` for the selection, and shows the answer in the output.
async function ask(command, list, line) {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !client) return;
  const text = editor.document.getText(editor.selection);
  if (!text) {
    vscode.window.showInformationMessage("locseg: select a text first");
    return;
  }
  try {
    const answer = await client.sendRequest("workspace/executeCommand", {
      command,
      arguments: [text],
    });
    channel.appendLine(`${text}: ${answer[list].length}`);
    for (const each of answer[list]) channel.appendLine(line(each));
    channel.show(true);
  } catch (error) {
    vscode.window.showErrorMessage(`locseg: ${error.message}`);
  }
}

async function activate(context) {
  channel = vscode.window.createOutputChannel("locseg");
  const commands = {
    "locseg.lookupSelection": () =>
      ask("locseg.lookup", "matches", (it) => `  ${it.score}  ${it.source}\n       ${it.target}`),
    "locseg.concordanceSelection": () =>
      ask("locseg.concordance", "hits", (it) => `  ${it.source}\n  ${it.target}`),
    "locseg.restart": () => stop().then(start),
  };
  context.subscriptions.push(channel);
  for (const [name, run] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(name, run));
  }
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("locseg")) commands["locseg.restart"]();
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
