/** What came of a form that was sent takes no room while there is nothing to say. */
import { css } from 'lit';

export const outcomeStyles = css`
  :is([role='alert'], [role='status']):empty {
    position: absolute;
  }
`;
