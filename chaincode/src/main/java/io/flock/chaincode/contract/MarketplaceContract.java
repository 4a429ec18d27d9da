package io.flock.chaincode.contract;

import io.flock.chaincode.rules.marketplace.Channels;
import io.flock.chaincode.rules.marketplace.Hosting;
import io.flock.chaincode.rules.marketplace.Knowledge;
import io.flock.chaincode.rules.marketplace.Listings;
import io.flock.chaincode.rules.marketplace.MarketViews;
import io.flock.chaincode.rules.marketplace.Points;
import io.flock.chaincode.rules.marketplace.Ratings;
import io.flock.chaincode.rules.marketplace.Searches;
import io.flock.chaincode.rules.marketplace.Settling;
import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.marketplace.Marketplace;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.request.ClaimKnowledge;
import io.flock.protocol.marketplace.knowledge.request.CloseVote;
import io.flock.protocol.marketplace.knowledge.request.GetKnowledge;
import io.flock.protocol.marketplace.knowledge.request.GetKnowledgeRevenue;
import io.flock.protocol.marketplace.knowledge.request.GetPoints;
import io.flock.protocol.marketplace.knowledge.request.ListKnowledge;
import io.flock.protocol.marketplace.knowledge.request.ProposeKnowledge;
import io.flock.protocol.marketplace.knowledge.request.SettleSearches;
import io.flock.protocol.marketplace.knowledge.request.VoteKnowledge;
import io.flock.protocol.marketplace.knowledge.view.KnowledgeList;
import io.flock.protocol.marketplace.knowledge.view.KnowledgeView;
import io.flock.protocol.marketplace.knowledge.view.PointsView;
import io.flock.protocol.marketplace.request.AddVersion;
import io.flock.protocol.marketplace.request.ClaimRevenue;
import io.flock.protocol.marketplace.request.CloseChannel;
import io.flock.protocol.marketplace.request.GetChannel;
import io.flock.protocol.marketplace.request.GetLineage;
import io.flock.protocol.marketplace.request.GetModel;
import io.flock.protocol.marketplace.request.GetRatings;
import io.flock.protocol.marketplace.request.GetReferral;
import io.flock.protocol.marketplace.request.GetRevenue;
import io.flock.protocol.marketplace.request.ListChannels;
import io.flock.protocol.marketplace.request.ListModel;
import io.flock.protocol.marketplace.request.ListModels;
import io.flock.protocol.marketplace.request.OfferHosting;
import io.flock.protocol.marketplace.request.OpenChannel;
import io.flock.protocol.marketplace.request.ProveDoubleSettlement;
import io.flock.protocol.marketplace.request.RateModel;
import io.flock.protocol.marketplace.request.ReferModel;
import io.flock.protocol.marketplace.request.SetPrice;
import io.flock.protocol.marketplace.request.SetSearchPrice;
import io.flock.protocol.marketplace.request.SettleVoucher;
import io.flock.protocol.marketplace.request.StopHosting;
import io.flock.protocol.marketplace.request.Suspend;
import io.flock.protocol.marketplace.request.TopUp;
import io.flock.protocol.marketplace.request.Withdraw;
import io.flock.protocol.marketplace.view.ChannelList;
import io.flock.protocol.marketplace.view.CloseResult;
import io.flock.protocol.marketplace.view.LineageView;
import io.flock.protocol.marketplace.view.ModelList;
import io.flock.protocol.marketplace.view.ModelView;
import io.flock.protocol.marketplace.view.RatingList;
import io.flock.protocol.marketplace.view.ReferralView;
import io.flock.protocol.marketplace.view.RevenueView;
import io.flock.protocol.marketplace.view.SettleResult;
import io.flock.protocol.marketplace.view.StopResult;
import java.util.List;

/** The marketplace: models that are listed, served, paid for and rated. */
final class MarketplaceContract {
    private MarketplaceContract() {}

    static List<ContractFunction<?, ?>> functions() {
        return new Functions(Marketplace.CONTRACT)
                .submit("ListModel", ListModel.class, Listings::list)
                .submit("AddVersion", AddVersion.class, Listings::addVersion)
                .submit("SetPrice", SetPrice.class, Listings::setPrice)
                .submit("SetSearchPrice", SetSearchPrice.class, Listings::setSearchPrice)
                .submit("Suspend", Suspend.class, Listings::suspend)
                .submit("Withdraw", Withdraw.class, Listings::withdraw)
                .submit("OfferHosting", OfferHosting.class, Hosting::offer)
                .submit("StopHosting", StopHosting.class, StopResult.class, Hosting::stop)
                .submit("ProveDoubleSettlement", ProveDoubleSettlement.class, Hosting::prove)
                .submit("OpenChannel", OpenChannel.class, Channels::open)
                .submit("TopUp", TopUp.class, Channels::topUp)
                .submit("SettleVoucher", SettleVoucher.class, SettleResult.class, Settling::settle)
                .submit("CloseChannel", CloseChannel.class, CloseResult.class, Channels::close)
                .submit("RateModel", RateModel.class, Ratings::rate)
                .submit("ReferModel", ReferModel.class, Ratings::refer)
                .submit("Claim", ClaimRevenue.class, ClaimResult.class, Settling::claim)
                .evaluate("GetModel", GetModel.class, ModelView.class, MarketViews::model)
                .evaluate("ListModels", ListModels.class, ModelList.class, MarketViews::models)
                .evaluate("GetLineage", GetLineage.class, LineageView.class, MarketViews::lineage)
                .evaluate("GetReferral", GetReferral.class, ReferralView.class, MarketViews::referral)
                .evaluate("GetRatings", GetRatings.class, RatingList.class, Ratings::list)
                .evaluate("GetChannel", GetChannel.class, PaymentChannel.class, MarketViews::channel)
                .evaluate("ListChannels", ListChannels.class, ChannelList.class, MarketViews::channels)
                .evaluate("GetRevenue", GetRevenue.class, RevenueView.class, MarketViews::revenue)
                .submit("ProposeKnowledge", ProposeKnowledge.class, Knowledge::propose)
                .submit("VoteKnowledge", VoteKnowledge.class, Knowledge::vote)
                .submit("CloseVote", CloseVote.class, KnowledgeDocument.class, Knowledge::close)
                .submit("SettleSearches", SettleSearches.class, SettleResult.class, Searches::settle)
                .submit("ClaimKnowledge", ClaimKnowledge.class, ClaimResult.class, Searches::claim)
                .evaluate("GetKnowledgeRevenue", GetKnowledgeRevenue.class, RevenueView.class, Searches::revenue)
                .evaluate("GetKnowledge", GetKnowledge.class, KnowledgeView.class, Knowledge::view)
                .evaluate("ListKnowledge", ListKnowledge.class, KnowledgeList.class, Knowledge::list)
                .evaluate("GetPoints", GetPoints.class, PointsView.class, Points::view)
                .list();
    }
}
