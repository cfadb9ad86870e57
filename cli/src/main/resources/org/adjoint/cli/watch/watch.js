// Asks for the parts of the page once a second, until the run has ended.
const shown = new Map();

function say(text) {
  const status = document.getElementById("status");
  if (status.textContent !== text) status.textContent = text;
}

function show(answer) {
  document.getElementById("title").textContent = answer.title;
  document.title = answer.title + " – a run of Adjoint";
  for (const [name, part] of Object.entries(answer.parts)) {
    if (shown.get(name) !== part) {
      // Drawn by the server, which escapes each text of the user.
      document.getElementById(name).innerHTML = part;
      shown.set(name, part);
    }
  }
}

async function ask() {
  try {
    const answer = await (await fetch("parts")).json();
    show(answer);
    say(answer.ended ? "The run has ended; this page stays as it is." : "The run goes on.");
    if (answer.ended) return;
  } catch {
    say("The command does not answer any more; this is what it said last.");
  }
  setTimeout(ask, 1000);
}

ask();
