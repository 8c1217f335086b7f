import { excelFiles } from './excel-files.ts';
import { officeFiles } from './office-files.ts';
import { programFiles } from './program-files.ts';
import type { RealFile } from './real-csv-files.ts';

export const realXlsxFiles: readonly RealFile[] = [...excelFiles, ...officeFiles, ...programFiles];
