package io.flock.protocol.marketplace.knowledge.use;

/** The last voucher of a channel's searches, with the uses that its digest stands for. */
public record SearchesPaid(SearchVoucher voucher, DocumentUses uses) {}
