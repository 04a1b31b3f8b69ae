import { CustomerStatusPanel, OperatorControls } from 'customer-status-kit';

/** What the operator does on the left is what the customer sees on the right. */
export function Desk() {
  return (
    <div className="story-desk">
      <OperatorControls />
      <CustomerStatusPanel />
    </div>
  );
}
