/** Chance that can be repeated (mulberry32, T. Ettinger). */
export function chanceOf(seed) {
  const chance = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const between = (least, most) => least + chance() * (most - least);
  const whole = (least, most) => Math.floor(between(least, most + 1));
  const one = (of) => of[whole(0, of.length - 1)];
  return { chance, between, whole, one };
}
