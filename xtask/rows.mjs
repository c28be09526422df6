// Reads benchmark rows (a JSON list) and prints them as a table; ends with 1 if one is over its budget.
import { readFileSync } from 'node:fs'

const columns = ['work', 'n', 'ours', 'reference', 'unit', 'ratio', 'budget', 'ok']
const text = (value) => (value == null ? '–' : typeof value === 'number' ? String(Number(value.toPrecision(4))) : value === true ? 'ok' : value === false ? 'OVER' : String(value))
const rows = JSON.parse(readFileSync(0, 'utf8'))
const lines = [columns, ...rows.map((row) => columns.map((column) => text(row[column])))]
const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at].length)))
for (const line of lines) console.log('  ' + line.map((cell, at) => (at ? cell.padStart(widths[at]) : cell.padEnd(widths[at]))).join('  '))
process.exitCode = rows.some((row) => row.ok === false) ? 1 : 0
