const { app, BrowserWindow } = require('electron');

/** The least that an Electron app can be: one window, some words, one button. */
const page = `<!doctype html><meta charset="utf-8"><title>hello</title><h1>Hello</h1>
<button onclick="this.textContent = 'answered'">Press</button>`;

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1180, height: 780, webPreferences: { sandbox: true } });
  window.loadURL(`data:text/html,${encodeURIComponent(page)}`);
});
