// Imported before everything else: the process lives so many ms later than the machine.
const { now } = Date;
const shift = Number(process.env.CLOCK_SHIFT);
Date.now = () => now() + shift;
globalThis.Date = class extends Date {
  constructor(...args) {
    if (args.length === 0) super(Date.now());
    else super(...args);
  }
};
