/** Letters that must never reach a chat as they are. */
const OVERRIDE = '\u202E';
const ZERO_WIDTH = '\u200B';
const BELL = '\u0007';

/**
 * A feed that tries what hostile feeds try: mass mentions of both platforms, links that show one address and lead to
 * another, letters that turn the reading direction, control characters, scripts, an entity bomb, a title without end.
 * One of its items is about NATO and Ukraine, so that the demo shows what becomes of it.
 */
export function renderHostileFeed(base: string, startedAtMs: number): string {
  const date = (minutesAgo: number): string =>
    new Date(startedAtMs - minutesAgo * 60_000).toUTCString();
  return `<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY file SYSTEM "file:///etc/hostname">]>
<rss version="2.0"><channel><title>Open Mic Wire</title><link>${base}/open-mic/</link>
<item>
  <title>@everyone &lt;!channel&gt; NATO and Ukraine: [read here](https://bank.example) ${OVERRIDE}evil${BELL}</title>
  <link>${base}/open-mic/mentions</link><guid>mentions</guid><pubDate>${date(20)}</pubDate>
  <description><![CDATA[<p>A blogger calls on @here and <@U0123ABC> and <@&112233445566778899> to talk about NATO and Ukraine tonight in the cellar of the old mill.</p><p><a href="https://evil.example">https://bank.example</a> &lt;https://evil.example|https://bank.example&gt; <img src=x onerror=alert(1)><script>alert('NATO Ukraine')</script></p><p>“Nobody clicks on a link like that any more,” said Quentin Sharpe, who keeps the mill. He counted four visitors${ZERO_WIDTH}, two of them asleep.</p>]]></description>
</item>
<item>
  <title>${'Endless '.repeat(400)}</title>
  <link>javascript:alert(document.cookie)</link><guid>endless</guid><pubDate>${date(45)}</pubDate>
  <description>A title of three thousand letters, and a link that is none. &c; &file;</description>
</item>
<item>
  <title>Half an item & no end to its <b>bold</title>
  <link>${base}/open-mic/half</link><guid>half</guid><pubDate>yesterday, more or less</pubDate>
  <description><![CDATA[<div><div><div><blockquote>Tags that nobody closes ${BELL}]]></description>
</item>
<item>
  <title></title>
  <link>http://169.254.169.254/latest/meta-data/</link><guid>inside</guid><pubDate>${date(70)}</pubDate>
  <description>An address inside somebody’s network, and no title.</description>
</item>
</channel></rss>
`;
}
