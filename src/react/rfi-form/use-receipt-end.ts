'use client';
import { type RefObject, useEffect, useRef } from 'react';
import type { SubmissionReceipt } from '../../client/index.js';
import type { CustomerSnapshot, Requirement } from '../../model/index.js';

interface ReceiptInput {
  receipt: SubmissionReceipt | undefined;
  customer: CustomerSnapshot | undefined;
  /** Takes the focus where it was on the receipt. */
  headingRef: RefObject<HTMLElement | null>;
  drop: (receipt: SubmissionReceipt) => void;
}

/** Ends a receipt when it is no longer news: the reviewer has decided about what was sent, or the review has moved on. */
export function useReceiptEnd({ receipt, customer, headingRef, drop }: ReceiptInput): void {
  const seen = useRef<ReceiptView>(undefined);
  const focused = useRef<Element | null>(null);
  const view = viewOf(receipt, customer);
  const { isWaiting, isDecided, isInReview } = view;
  useEffect(() => {
    const before = seen.current;
    seen.current = { isWaiting, isDecided, isInReview };
    if (receipt === undefined || before === undefined) return;
    const hasMovedOn = (before.isWaiting && !isWaiting) || (before.isInReview && !isInReview);
    if (!isDecided && !hasMovedOn) return;
    focused.current = document.activeElement;
    seen.current = undefined;
    drop(receipt);
  }, [receipt, isWaiting, isDecided, isInReview, drop]);
  useEffect(() => {
    if (receipt !== undefined || focused.current === null) return;
    if (!focused.current.isConnected) headingRef.current?.focus();
    focused.current = null;
  }, [receipt, headingRef]);
}

interface ReceiptView {
  /** Everything that was sent is with the reviewer. */
  isWaiting: boolean;
  /** Everything that was sent is settled. */
  isDecided: boolean;
  isInReview: boolean;
}

function viewOf(receipt: SubmissionReceipt | undefined, customer: CustomerSnapshot | undefined): ReceiptView {
  const ids = receipt?.requirementIds ?? [];
  const sent = (customer?.requirements ?? []).filter((requirement) => ids.includes(requirement.id));
  return {
    isWaiting: sent.length > 0 && sent.every(isWithReviewer),
    isDecided: sent.length > 0 && sent.every(({ status }) => status === 'accepted' || status === 'waived'),
    isInReview: customer?.status.status === 'UNDER_REVIEW',
  };
}

function isWithReviewer({ status, awaiting }: Requirement): boolean {
  return status === 'submitted' || awaiting === 'provider';
}
