// Words in quotes, places, actors and titles -> rows. Marks on letters and capitals make no difference.

export function folded(text) {
  return String(text ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’ʼ`]/g, "'");
}

// Everything of an event that a reader may look for, in one line. names: further spellings of its place.
export function searchText(detail, names = []) {
  const claims = (detail.claims ?? []).flatMap((claim) => [claim.claimant, claim.side]);
  const quotes = (detail.sources ?? []).map((source) => source.quote);
  return folded([detail.title, detail.place, detail.place_text, detail.actor, detail.target, ...names, ...claims, ...quotes].join('\n'));
}

// Whether every word of the query stands in a text of searchText.
export function matches(text, words) {
  return words.every((word) => text.includes(word));
}

export function wordsOf(query) {
  return folded(query).split(/\s+/).filter(Boolean);
}

export class Search {
  // app, details, labelOf(row): the name of the region a row lies in, or null
  constructor(app, details, labelOf) {
    Object.assign(this, { app, details, labelOf });
    this.texts = null;
  }

  async read() {
    const rows = Array.from({ length: this.app.core.n }, (_, row) => row);
    const details = await this.details.all(rows);
    this.spellings = new Map();
    details.forEach((detail) => this.learn(detail));
    return details.map((detail, row) => searchText(detail, [this.labelOf(row), ...(this.spellings.get(detail.place) ?? [])]));
  }

  // A place is found by whatever any article calls it.
  learn({ place, place_text: wording }) {
    if (!place || !wording) return;
    if (!this.spellings.has(place)) this.spellings.set(place, new Set());
    this.spellings.get(place).add(wording);
  }

  // Rows that pass the filters and hold all words, whatever their date; in order of time.
  async find(query) {
    const words = wordsOf(query);
    if (!words.length) return [];
    this.texts ??= this.read();
    const texts = await this.texts;
    const out = [];
    for (let row = 0; row < texts.length; row += 1) {
      if (this.app.index.passing[row] && matches(texts[row], words)) out.push(row);
    }
    return out;
  }
}
