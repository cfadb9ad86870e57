// Makes elements; text is only ever put in as text.

const SVG = 'http://www.w3.org/2000/svg';

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children);
  return element;
}

export const html = (tag, attributes = {}, ...children) =>
  filled(document.createElement(tag), attributes, children);

export const svg = (tag, attributes = {}, ...children) =>
  filled(document.createElementNS(SVG, tag), attributes, children);

/** Scrolls a pane, and nothing around it, until an element is well in view. */
export function reveal(pane, element, sideways = false) {
  if (!element) {
    return;
  }
  const frame = pane.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  if (box.top < frame.top || box.bottom > frame.bottom) {
    pane.scrollTop += box.top - frame.top - frame.height / 3;
  }
  if (sideways && (box.left < frame.left || box.right > frame.right)) {
    pane.scrollLeft += box.left + box.width / 2 - frame.left - frame.width / 2;
  }
}

export const byId = id => document.getElementById(id);
