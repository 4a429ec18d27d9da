package io.flock.protocol.error;

import static io.flock.protocol.error.ExitClass.CONNECTION;
import static io.flock.protocol.error.ExitClass.CONTENT;
import static io.flock.protocol.error.ExitClass.DIFFERENCES;
import static io.flock.protocol.error.ExitClass.REFUSED;
import static io.flock.protocol.error.ExitClass.SETTINGS;

/** Everything that can be refused or can fail, with its meaning, its usual remedy and its exit class. */
public enum ErrorCode {
    // What the ledger refuses.
    MALFORMED_JSON("the text is not strict JSON", "send one JSON value, without trailing text", REFUSED),
    INVALID_ARGUMENT("a value is outside its grammar or range", "correct the field that the message names", REFUSED),
    UNKNOWN_FIELD("the object has a field that its type does not know", "remove the field", REFUSED),
    MISSING_FIELD("the object lacks a field that its type needs", "add the field", REFUSED),
    SCHEMA_TOO_NEW("the document was written by a newer version", "update this software", REFUSED),
    UNKNOWN_FUNCTION("the contract has no such function", "see the list of functions in the metadata", REFUSED),
    UNKNOWN_TASK("there is no task of this id", "list the tasks and check the id", REFUSED),
    TASK_EXISTS("a task of this id exists", "choose another id", REFUSED),
    WRONG_PHASE("the task is not in the phase that this action needs", "read the task and wait for its phase", REFUSED),
    TOO_EARLY("it is not time for this yet", "wait for those awaited, or for the time that is named", REFUSED),
    ALREADY_DONE("a different record of this account stands already", "keep to the first one: it counts", REFUSED),
    INSUFFICIENT_BALANCE("the balance does not cover the amount", "collect credits or spend less", REFUSED),
    INSUFFICIENT_ALLOWANCE("the allowance does not cover the amount", "ask the owner for a higher one", REFUSED),
    AMOUNT_OVERFLOW("an amount would leave its range", "use smaller amounts", REFUSED),
    NOT_AUTHORISED("the caller may not do this", "use an identity that has the role", REFUSED),
    NOT_A_MEMBER("the organisation is not in the consortium", "ask the consortium to admit it", REFUSED),
    NOT_A_PARTICIPANT("the account does not take part in the task", "join a task while it recruits", REFUSED),
    NOT_EXPECTED("the account has no duty in this phase", "wait for the next round's roles", REFUSED),
    NO_COMMITMENT("there is no commitment to reveal", "commit while the commit phase is open", REFUSED),
    COMMITMENT_MISMATCH("value and salt are not what was committed", "reveal exactly what was committed", REFUSED),
    COMMITMENT_LEAKED("the commitment was shown before its time", "keep value and salt to yourself", REFUSED),
    PREIMAGE_MISMATCH("the preimage does not hash to the tip", "reveal the next preimage of the chain", REFUSED),
    STAKE_TOO_LOW("the stake is below the task's minimum", "stake at least the minimum", REFUSED),
    DEPOSIT_TOO_LOW("silence would be cheaper than a round's reward", "raise absentSlash or lower the pool", REFUSED),
    PARAMETER_OUT_OF_BOUNDS("a parameter is out of governance's bounds", "see governance:GetParameters", REFUSED),
    SLOT_TAKEN("another account holds the slot", "choose another slot of the organisation", REFUSED),
    TASK_FULL("no slot is left for the organisation", "wait for another task", REFUSED),
    NOTHING_TO_CLAIM("nothing is due to the account", "nothing needs to be done", REFUSED),
    UNKNOWN_POOL(
            "the account has no pool in this role, or none of it in this task",
            "list the pools and check owner, role and task",
            REFUSED),
    LOCK_STAKED(
            "gmFLOCK of the lock is staked",
            "take it back from its task, by Claim in the Alliance and Unstake in the Arena, then redeem",
            REFUSED),
    UNKNOWN_LOCK("the account has no lock of this id", "list the account's locks and check the id", REFUSED),
    NOT_FOUNDED("the consortium is not founded yet", "found it with the founding document", REFUSED),
    ALREADY_FOUNDED("the consortium is founded", "change it by proposals", REFUSED),
    FOUNDING_MISMATCH("the document is not the one that the organisations chose", "send the agreed document", REFUSED),
    NO_EPOCHS("no task was ever verified, so there are no epochs", "let governance verify a task", REFUSED),
    UNKNOWN_EPOCH("the epoch is not closed yet", "see governance:GetEmission", REFUSED),
    UNKNOWN_PROPOSAL("there is no proposal of this id", "list the proposals and check the id", REFUSED),
    PROPOSAL_MISMATCH("the digest is not the proposal's", "read the proposal and approve its digest", REFUSED),
    UNKNOWN_LISTING("there is no listing, version or host of this name", "list the models and check the name", REFUSED),
    LISTING_EXISTS("the id is taken, or the model is listed already", "choose another id, or add a version", REFUSED),
    LISTING_CLOSED("the listing is suspended or withdrawn", "choose another model", REFUSED),
    HOST_CLOSED("the host has stopped or was slashed", "choose another host", REFUSED),
    UNKNOWN_CHANNEL("there is no channel of this id", "list the channels and check the id", REFUSED),
    CHANNEL_CLOSED("the channel is closing or closed", "open another channel", REFUSED),
    VOUCHER_INVALID("the voucher is not one of this channel's", "make a voucher with the channel's key", REFUSED),
    NOT_A_CUSTOMER("the organisation has not paid for this", "use the model first, by a channel", REFUSED),
    UNKNOWN_DOCUMENT("there is no such document in the knowledge base", "list the base and check the digest", REFUSED),
    DOCUMENT_EXISTS("the document is in the base, or is voted on", "vote on the proposal that stands", REFUSED),
    TOO_MANY_PROPOSALS("the account has as many open proposals as it may", "wait until one is closed", REFUSED),
    VOTE_CLOSED("the vote is over, or is another one", "read the document and its ballot", REFUSED),
    LOCK_TOO_SHORT("the lock ends before the vote does", "lock for longer, and vote with that lock", REFUSED),
    UNSUPPORTED("this is known, and not offered", "choose another mode", REFUSED),
    INTERNAL("a fault of the software itself", "report it with the transaction id", ExitClass.INTERNAL),

    // What a client reports.
    CONFIGURATION_INVALID("the configuration can't be used", "correct the setting that the message names", SETTINGS),
    IDENTITY_INVALID("the identity can't be used", "check certificate, key and dates", SETTINGS),
    CONNECTION_FAILED("the other side can't be reached", "check addresses and that it runs", CONNECTION),
    DEADLINE_EXCEEDED("the other side did not answer in time", "try again, or raise the deadline", CONNECTION),
    OUTCOME_UNKNOWN(
            "it is not known whether the transaction was applied",
            "read the state before doing anything else",
            ExitClass.OUTCOME_UNKNOWN),
    PAYMENT_REQUIRED("the request is not paid for", "announce a chain of vouchers and pay with it", REFUSED),
    OVERLOADED("more requests wait than may", "try again a little later", CONNECTION),
    TOO_MANY_REQUESTS("the account sends more requests than it may", "send fewer a second", CONNECTION),
    CONFLICT_PERSISTS("other transactions kept winning the race", "try again later", CONNECTION),
    ENDORSEMENT_REFUSED("too few organisations endorsed the transaction", "see what the peers answered", REFUSED),
    CONTENT_MISMATCH("the bytes are not what the digest says", "fetch from another node", CONTENT),
    CONTENT_INVALID(
            "the content, as it was published, is not what was said of it",
            "do not use it; ask whoever published it",
            CONTENT),
    CONTENT_UNAVAILABLE("no node gave the content", "check that somebody pins it", CONTENT),
    CONTENT_TOO_LARGE("the content is above the limit", "raise the limit if you trust it", CONTENT),
    CID_INVALID("the content id can't be read", "check the id", CONTENT),
    BUNDLE_INVALID("the task bundle can't be used", "see what the message names", CONTENT),
    DATA_INVALID("the local data can't be used", "see what the message names", CONTENT),
    MODEL_INVALID("the model file can't be used", "see what the message names", CONTENT),
    ENVELOPE_INVALID("the envelope can't be opened", "see what the message names", CONTENT),
    UPDATES_SEALED(
            "the updates are sealed for others",
            "ask an account that had a seat in the round, or give its secret",
            CONTENT),
    PORT_IN_USE("the port is taken", "end the other process or choose another port", SETTINGS),
    STATE_FOLDER_UNUSABLE("the state folder can't be used", "check owner, rights and free space", SETTINGS),
    PROGRAM_MISSING("a program that this needs is not installed", "install it as the message says", SETTINGS),
    NODE_FAILED("a node of the network did not do its part", "read its log", CONNECTION),
    SECRET_MISSING("the participant secret is missing", "restore it from its backup", SETTINGS),
    PRIVACY_BUDGET_SPENT(
            "the updates so far have told as much about the data as the budget allows",
            "leave the task, or go on with a greater --epsilon",
            SETTINGS),
    TRAINING_TOO_LONG(
            "training did not come far enough before its phase ends",
            "train on fewer examples or a faster machine or engine, or join tasks with longer phases",
            SETTINGS),
    POLICY_REFUSED("the organisation's own policy forbids it", "choose another task, or ask for the policy", SETTINGS),
    USAGE("the command line is wrong", "see --help", ExitClass.USAGE),
    AUDIT_DIFFERENCES("the audit found differences", "see the report", DIFFERENCES);

    private final String meaning;
    private final String remedy;
    private final ExitClass exitClass;

    ErrorCode(String meaning, String remedy, ExitClass exitClass) {
        this.meaning = meaning;
        this.remedy = remedy;
        this.exitClass = exitClass;
    }

    /** What the code means, in one line. */
    public String meaning() {
        return meaning;
    }

    /** What usually helps, in one line. */
    public String remedy() {
        return remedy;
    }

    /** The exit status that a command ends with. */
    public ExitClass exitClass() {
        return exitClass;
    }
}
