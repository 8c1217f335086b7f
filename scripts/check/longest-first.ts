import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Each takes more than a minute; what is begun last would go on alone while the other window has nothing to do. */
const long = ['accessibility', 'coming-back', 'by-keyboard', 'qr-ran-out'];

/** Begins with the files that take longest. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = long.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return place === -1 ? long.length : place;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}
