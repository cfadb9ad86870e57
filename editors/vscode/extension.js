// Starts `adjoint lsp` and lets the editor speak with it.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function activate() {
  const command = workspace.getConfiguration("adjoint").get("command");
  const server = { command, args: ["lsp"] };
  client = new LanguageClient("adjoint", "Adjoint", server, {
    documentSelector: [{ language: "nn" }],
    synchronize: { fileEvents: workspace.createFileSystemWatcher("**/*.nn") },
  });
  return client.start();
}

function deactivate() {
  return client && client.stop();
}

module.exports = { activate, deactivate };
