export * as RFIForm from './parts.js';
export type { EarlierAnswer } from './asked-before.js';
export { addressFormat, type AddressFormat, type PostalName, type RegionName } from './address-format.js';
export { type DateParts, joinDate, monthAsNumber, splitDate } from './calendar-date.js';
export { type AnswerFault, type AnswerFaultCode, checkAnswer, isEmptyValue } from './check-answer.js';
export { formatDecimal, parseDecimal } from './decimal.js';
export { type DueStage, dueView, type DueView } from './due-view.js';
export type { FieldReport, FieldReportCode, ReportField } from './field-reports.js';
export { type CustomFieldProps, type CustomFieldType, type FieldTypes, useRfiField } from './field-types.js';
export { finishAnswer } from './finish-answer.js';
export { plainDigits } from './plain-digits.js';
export { plainSigns } from './plain-text.js';
export { type RfiControls, useRfiControls, useRfiItemProblems, useRfiProblemsOf } from './rfi-controls.js';
export type { Validators } from './validators.js';
export type { RfiAlternative } from './rfi-alternatives.js';
export {
  arrangeItems,
  type ArrangementOptions,
  placeOfCluster,
  type RfiCluster,
  type RfiPlace,
  type RfiSubject,
  subjectKey,
  subjectKeysOf,
} from './rfi-arrangement.js';
export { RFI_FORM_ANATOMY } from './rfi-form.anatomy.js';
export { RFIFormChoice, type RFIFormChoiceProps } from './rfi-form-choice.js';
export { type RfiFieldState, useRfiFieldContext, useRfiFormContext, useRfiItemContext } from './rfi-form-context.js';
export { RFIFormError, type RFIFormErrorProps } from './rfi-form-error.js';
export { RFIFormField, type RFIFormFieldProps } from './rfi-form-field.js';
export { RFIFormGroup, type RFIFormGroupProps } from './rfi-form-group.js';
export { RFIFormHint, type RFIFormHintProps } from './rfi-form-hint.js';
export { RFIFormInput, type RFIFormInputProps } from './rfi-form-input.js';
export { RFIFormItem, type RFIFormItemProps, type RFIFormItemState } from './rfi-form-item.js';
export { RFIFormLabel, type RFIFormLabelProps } from './rfi-form-label.js';
export { RFIFormRoot, type RFIFormRootProps, type RFIFormRootState } from './rfi-form-root.js';
export { RFIFormSelect, type RFIFormSelectProps } from './rfi-form-select.js';
export { RFIFormSubmit, type RFIFormSubmitProps } from './rfi-form-submit.js';
export { RFIFormSummary, type RFIFormSummaryProps } from './rfi-form-summary.js';
export { RFIFormTextarea, type RFIFormTextareaProps } from './rfi-form-textarea.js';
export type { RfiItem } from './rfi-items.js';
export type { RfiProblem } from './rfi-problems.js';
export { progressOf, type RfiProgress } from './rfi-progress.js';
export { type DueOptions, useDueViews } from './use-due-views.js';
export { useFocusRescue } from './use-focus-rescue.js';
export type { ConflictingDraft, RfiForm, RfiFormOptions } from './rfi-form-types.js';
export { useRfiForm } from './use-rfi-form.js';
