/** Text as a YAML scalar: as it is where it is plain, else quoted. JSON's strings are YAML's. */
export function scalar(text: string): string {
  return /^[A-Za-z_][\w./@-]*$/.test(text) && !/^(true|false|yes|no|on|off|null|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text);
}

/** Puts every line `columns` further in; empty lines stay empty. */
export function indent(text: string, columns: number): string {
  return text.replace(/^(?=.)/gm, " ".repeat(columns));
}

/** A GitHub expression, which TypeScript's own templates would swallow. */
export function expression(inner: string): string {
  return `\${{ ${inner} }}`;
}
