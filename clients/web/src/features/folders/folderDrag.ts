import { createDragging } from '../../components/dragging';

/** The conversation that is being dragged from the list. */
export const conversationDragging = createDragging<{ conversationId: string }>();
