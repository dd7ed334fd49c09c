// Answers rounds of a questionnaire in one engine and says what each answer cost, as JSON on standard output.
//
// An engine gives open(form), which returns a session with:
//   answer(item, value)       give one answer
//   look(answer)              read what a page would show after it
//   results(section)          [score, risk] of a section, null where there is none
//   overall()                 the overall score

import { readFileSync } from 'node:fs';

const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
};

/** Answer one round and return the milliseconds of each answer; stop at the deadline. */
function answerAll(session, answers, deadline) {
  const times = [];
  for (const answer of answers) {
    const start = performance.now();
    if (start > deadline) break;
    session.answer(answer.item, answer.value);
    session.look(answer);
    times.push(performance.now() - start);
  }
  return times;
}

export async function measure(open, formFile, jobFile) {
  const form = readFileSync(formFile, 'utf8');
  const { rounds, warmUp, seconds } = JSON.parse(readFileSync(jobFile, 'utf8'));
  const report = { times: [] };
  const starts = [];
  let session = null;
  let left = 1000 * seconds;
  for (const [number, answers] of rounds.entries()) {
    session = null; // so that only one form is in memory
    const start = performance.now();
    session = await open(form);
    const opened = performance.now();
    const isMeasured = number >= warmUp;
    const times = answerAll(session, answers, isMeasured ? opened + left : Infinity);
    if (!isMeasured) continue;
    left -= performance.now() - opened;
    starts.push(opened - start);
    report.times.push(...times);
    report.round = number;
    report.answered = times.length;
    if (times.length < answers.length) break;
  }
  const sections = [...new Set(rounds[report.round].map((answer) => answer.section))];
  report.start = median(starts);
  report.results = Object.fromEntries(sections.map((section) => [section, session.results(section)]));
  report.overall = session.overall();
  process.stdout.write(JSON.stringify(report));
}
