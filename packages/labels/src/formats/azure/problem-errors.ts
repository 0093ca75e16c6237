import { quote } from '@spansmith/basics';
import type { LabelProblem, ProblemList } from '../../label-problem.ts';
import type { LabelsFileReport } from './check-labels-file.ts';

/** The contract's error object, as a failed job lists it. */
export interface LabelErrorObject {
  code: 'InvalidArgument';
  message: string;
  target: string;
  innererror: {
    code: 'InvalidParameterValue';
    message: string;
    target: string;
    details: Record<string, string>;
  };
}

/** The errors of a failed import: one for each problem listed. */
export function toJobErrors({ errors }: LabelsFileReport): LabelErrorObject[] {
  return errors.problems.map((problem) => ({
    code: 'InvalidArgument',
    message: describeProblem(problem),
    target: problem.target,
    innererror: {
      code: 'InvalidParameterValue',
      message: problem.message,
      target: problem.target,
      details: problemDetails(problem),
    },
  }));
}

/** The warnings of an import; among them, how many errors and warnings there are beyond those that are listed. */
export function toJobWarnings({ errors, warnings }: LabelsFileReport): { code: string; message: string }[] {
  return [
    ...warnings.problems.map((problem) => ({
      code: problem.code as string,
      message: describeProblem(problem),
    })),
    ...countUnlisted(errors, 'errors'),
    ...countUnlisted(warnings, 'warnings'),
  ];
}

function countUnlisted({ total, problems }: ProblemList, what: string): { code: string; message: string }[] {
  if (total === problems.length) return [];
  const message = `The labels file has ${total} ${what}; the first ${problems.length} are listed.`;
  return [{ code: 'moreProblems', message }];
}

/** The problem in one line: the place in words, what is wrong, what to do, the text around it. */
function describeProblem({ document, regionIndex, labelIndex, message, excerpt }: LabelProblem): string {
  const place = [
    document !== undefined && `Document ${quote(document)}`,
    regionIndex !== undefined && `region ${regionIndex}`,
    labelIndex !== undefined && `label ${labelIndex}`,
  ].filter((part) => part !== false);
  return `${place.length > 0 ? `${place.join(', ')}: ` : ''}${message}${excerpt ? ` Text: ${excerpt}` : ''}`;
}

/** For programs: the problem's stable code and its place, each a string as the contract asks. */
function problemDetails({
  code,
  document,
  regionIndex,
  labelIndex,
  excerpt,
}: LabelProblem): Record<string, string> {
  return {
    problem: code,
    ...(document !== undefined && { document }),
    ...(regionIndex !== undefined && { regionIndex: String(regionIndex) }),
    ...(labelIndex !== undefined && { labelIndex: String(labelIndex) }),
    ...(excerpt !== undefined && { text: excerpt }),
  };
}
