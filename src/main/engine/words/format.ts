/** Moved: import `src/shared/format`. */
export * from '../../../shared/format';
