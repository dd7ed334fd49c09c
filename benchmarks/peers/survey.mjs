// The generated questionnaire in SurveyJS. Usage: node survey.mjs FORM.json JOB.json

import { Model } from 'survey-core';
import { measure } from './timing.mjs';

const nameOf = (name) => name.replaceAll('.', '_');
const orNull = (value) => (typeof value === 'number' ? value : null);

function open(form) {
  const survey = new Model(JSON.parse(form));
  const questions = new Map(survey.getAllQuestions().map((question) => [question.name, question]));
  const valueOf = (name) => questions.get(nameOf(name)).value;
  return {
    answer(item, value) {
      questions.get(nameOf(item)).value = value;
    },
    look({ next, section }) {
      const isNextAsked = next !== null && questions.get(nameOf(next)).isVisible;
      return [isNextAsked, valueOf(`${section}.score`), valueOf(`${section}.risk`), valueOf('overall')];
    },
    results: (section) => [orNull(valueOf(`${section}.score`)), orNull(valueOf(`${section}.risk`))],
    overall: () => orNull(valueOf('overall')),
  };
}

await measure(open, ...process.argv.slice(2));
