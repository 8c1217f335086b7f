import { AppError, type FailureCode } from '../../shared/failure.ts';

/** SQLite's primary result codes, https://sqlite.org/rescode.html */
const sqliteCodes: Readonly<Record<number, FailureCode>> = {
  8: 'data-folder-read-only', // SQLITE_READONLY
  11: 'database-damaged', // SQLITE_CORRUPT
  13: 'data-folder-full', // SQLITE_FULL
  14: 'data-folder-read-only', // SQLITE_CANTOPEN: the WAL beside the file cannot be made
  26: 'database-damaged', // SQLITE_NOTADB
};

/** SQLITE_IOERR_SHMSIZE: the WAL's index could not grow, which is how a full disk first shows. */
const ioErrorShmSize = 4_874;

const fileCodes: Readonly<Record<string, FailureCode>> = {
  EACCES: 'data-folder-read-only',
  EPERM: 'data-folder-read-only',
  EROFS: 'data-folder-read-only',
  ENOSPC: 'data-folder-full',
  EDQUOT: 'data-folder-full',
};

/** @returns the failure that a person is told about, or the error itself when it is not one of storage. */
export function explainStorageError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  const code = findCode(error);
  return code === undefined ? error : new AppError(code, { cause: error });
}

function findCode(error: Error & { errcode?: unknown; code?: unknown }): FailureCode | undefined {
  if (typeof error.errcode === 'number') {
    if (error.errcode === ioErrorShmSize) return 'data-folder-full';
    return sqliteCodes[error.errcode & 0xff];
  }
  return typeof error.code === 'string' ? fileCodes[error.code] : undefined;
}
