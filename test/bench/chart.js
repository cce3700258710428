import { readFileSync } from 'node:fs';

// Draws what `npm run bench exports -- --data data.json` measured: `node test/bench/chart.js data.json > docs/export.svg`.

const { exports: rows } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const sizes = [...new Set(rows.map(({ size }) => size))];
const ways = {
  ours: ['okta-connector', '#1662dd'],
  raw: ['undici alone', '#868e96'],
  sdk: ["Okta's SDK", '#e8590c'],
  array: ['all in one array', '#2b8a3e'],
};
const [width, height, left, top, gap] = [360, 200, 60, 50, 110];

/** A panel of lines over the size of the export. Both scales are logarithmic. */
function panel(from, title, figure, unit) {
  const values = rows.map((row) => row[figure]);
  const [low, high] = [Math.log10(Math.min(...values)) - 0.1, Math.log10(Math.max(...values)) + 0.1];
  const x = (size) => from + (sizes.indexOf(size) / (sizes.length - 1)) * width;
  const y = (value) => top + height - ((Math.log10(value) - low) / (high - low)) * height;
  const ticks = [1, 2, 5].flatMap((step) => [1, 10, 100, 1000].map((power) => step * power));
  const shown = ticks.filter((tick) => Math.log10(tick) > low && Math.log10(tick) < high);
  const line = (way) => {
    const points = rows
      .filter((row) => row.way === way)
      .map((row) => `${x(row.size).toFixed(1)} ${y(row[figure]).toFixed(1)}`);
    return `<path fill="none" stroke="${ways[way][1]}" stroke-width="2" d="M${points.join('L')}"/>`;
  };
  return [
    `<text x="${from}" y="26" class="title">${title}</text>`,
    ...shown.map(
      (tick) =>
        `<path class="grid" d="M${from} ${y(tick).toFixed(1)}h${width}"/><text x="${from - 6}" y="${(y(tick) + 4).toFixed(1)}" text-anchor="end">${tick} ${unit}</text>`,
    ),
    ...sizes.map(
      (size) => `<text x="${x(size)}" y="268" text-anchor="middle">${size.toLocaleString('en')}</text>`,
    ),
    `<path class="axis" d="M${from} ${top}v${height}h${width}"/>`,
    ...Object.keys(ways).map(line),
  ].join('\n');
}

const right = left + width + gap;
const legend = Object.values(ways).map(
  ([name, color], at) =>
    `<path stroke="${color}" stroke-width="2" d="M${left + at * 160} 295h20"/><text x="${left + at * 160 + 26}" y="299">${name}</text>`,
);
console.log(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${right + width + 30} 312" font-family="system-ui, sans-serif" font-size="11" fill="#444">
<title>Memory and time of an export, by the number of users</title>
<style>.title{font-size:13px;font-weight:600;fill:#222}.axis{fill:none;stroke:#bbb}.grid{stroke:#eee}</style>
<rect width="100%" height="100%" fill="#fff"/>
${panel(left, 'Most memory, by users exported', 'MB at most', 'MB')}
${panel(right, 'Time for each user', 'µs a user', 'µs')}
${legend.join('\n')}
</svg>`);
