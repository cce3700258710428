import { readFileSync } from 'node:fs';

// Draws what `npm run campaign triggers -- --data data.json` measured: `node test/campaign/chart.js data.json > chart.svg`.

const { delays, hours } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const [width, height, gap] = [380, 200, 110];
/** Later than this are only the events that Okta itself stored late. */
const longest = 120_000;

const x = (share, from) => (from + share * width).toFixed(1);
const y = (share) => (50 + height - share * height).toFixed(1);
const text = (at, to, words, more = '') => `<text x="${at}" y="${to}" ${more}>${words}</text>`;
const frame = (from, title) =>
  `${text(from, 26, title, 'class="title"')}<path class="axis" d="M${from} 50v${height}h${width}"/>`;
const path = (kind, points) => `<path class="${kind}" d="M${points.join('L')}"/>`;

const left = 50;
const right = left + width + gap;
const shown = delays
  .map((delay, part) => [delay, part / (delays.length - 1)])
  .filter(([delay]) => delay <= longest);
const curve = shown.map(([delay, share]) => `${x(delay / longest, left)} ${y(share)}`);

const day = hours.slice(0, 24);
const most = Math.max(...day.map((hour) => hour?.requests ?? 0)) * 1.1;
const mostEvents = Math.max(...day.map((hour) => hour?.events ?? 0)) * 1.1;
const bar = width / day.length;
const bars = day.map((hour, at) => {
  const tall = ((hour?.events ?? 0) / mostEvents) * height;
  return `<rect class="events" x="${(right + at * bar + 2).toFixed(1)}" y="${(50 + height - tall).toFixed(1)}" width="${(bar - 4).toFixed(1)}" height="${tall.toFixed(1)}"/>`;
});
const line = day.map((hour, at) => `${x((at + 0.5) / day.length, right)} ${y((hour?.requests ?? 0) / most)}`);

console.log(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${right + width + 50} 310" font-family="system-ui, sans-serif" font-size="11" fill="#444">
<title>How soon events arrive, and events and requests by the hour</title>
<style>.title{font-size:13px;font-weight:600;fill:#222}.axis{fill:none;stroke:#bbb}.curve{fill:none;stroke:#1662dd;stroke-width:2}.grid{stroke:#eee}.events{fill:#c9d9f5}.requests{fill:none;stroke:#d9480f;stroke-width:2}</style>
<rect width="100%" height="100%" fill="#fff"/>
${frame(left, 'Events that the host has, by seconds since they happened')}
${[0.25, 0.5, 0.75, 1].map((share) => `<path class="grid" d="M${left} ${y(share)}h${width}"/>${text(left - 6, Number(y(share)) + 4, `${share * 100} %`, 'text-anchor="end"')}`).join('\n')}
${[0, 30, 60, 90, 120].map((s) => text(x((s * 1000) / longest, left), 268, `${s} s`, 'text-anchor="middle"')).join('\n')}
${path('curve', curve)}
${frame(right, 'Events and requests of the first 24 hours, by the hour')}
${bars.join('\n')}
${path('requests', line)}
${text(right - 6, 54, Math.round(mostEvents), 'text-anchor="end"')}${text(right + width + 6, 54, Math.round(most))}
${text(right - 6, 254, 0, 'text-anchor="end"')}${text(right + width + 6, 254, 0)}
${[0, 6, 12, 18, 24].map((hour) => text(x(hour / 24, right), 268, `${hour} h`, 'text-anchor="middle"')).join('\n')}
<rect class="events" x="${right}" y="284" width="12" height="10"/>${text(right + 18, 293, 'events (left scale)')}
<path class="requests" d="M${right + 150} 289h14"/>${text(right + 170, 293, 'requests (right scale)')}
</svg>`);
