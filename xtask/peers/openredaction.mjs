/** The npm package openredaction, with its defaults but for the file that it would keep its learnings in. */
import { OpenRedaction } from 'openredaction';
import { eachLine } from './lines.mjs';

const redactor = new OpenRedaction({ enableLearning: false });

await eachLine(
  (text) => redactor.detect(text),
  ({ detections }) =>
    detections.map(({ type, position: [start, end], confidence }) => ({ start, end, label: type, score: confidence ?? 1 })),
);
