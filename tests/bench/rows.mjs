// What a benchmark tells: the middle of its figures, as rows that xtask/src/bench.rs reads.
export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]

export const row = (work, n, ours, reference, unit, budget, ok) =>
  console.log(JSON.stringify({ work, n, ours, reference, unit, ratio: reference ? ours / reference : null, budget, ok }))
