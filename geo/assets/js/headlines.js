// A figure that stands in an article's headline and in no sentence quoted: the card then quotes the headline.

const WORDS = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(' ');

// Whether a text has a number of people, in figures or in a word: "3", "three", "1,200".
function tells(text, count) {
  const forms = [String(count), count.toLocaleString('en'), WORDS[count - 1]].filter(Boolean);
  return new RegExp(`(?<![\\w,.])(?:${forms.join('|')})(?![\\w]|[,.]\\d)`, 'i').test(text);
}

// The headlines of an event's articles that give its number of killed or wounded, which its quotes do not.
export function headlinesOfToll(detail, articles) {
  const counts = [detail.killed_low, detail.wounded_low].filter((count) => Number.isInteger(count) && count > 0);
  const alone = counts.filter((count) => !detail.sources.some(({ quote }) => tells(quote, count)));
  const titles = detail.sources.map(({ article }) => articles[article]?.title).filter(Boolean);
  return [...new Set(titles)].filter((title) => alone.some((count) => tells(title, count)));
}
