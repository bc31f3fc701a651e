import type { Delivery, DeliveryState } from '../core/alert/delivery.ts';

export interface DeliveryQuery {
  readonly states: readonly DeliveryState[] | undefined;
  readonly limit: number;
}

/** The outbox. */
export interface DeliveryUseCases {
  listDeliveries(query: DeliveryQuery): Promise<readonly Delivery[]>;
  retryDelivery(id: string): Promise<boolean>;
  /** Posts a sample alert to a destination. */
  sendSample(destination: string): Promise<void>;
}
