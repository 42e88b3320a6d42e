using Platform.Chat.Notifications;
using Platform.Contracts;

namespace Platform.Chat.Push;

/// <summary>Whether a device is told now. The one place that decides it.</summary>
/// <param name="Outcome">Why not, one of <see cref="PushOutcome"/>; null where it is told, or later.</param>
/// <param name="Later">When to look again; null where it is decided.</param>
internal readonly record struct PushDecision(string? Outcome, DateTimeOffset? Later = null)
{
    // How often somebody who asks not to be disturbed is looked at, should the end of it not be heard of.
    private static readonly TimeSpan WhileUndisturbed = TimeSpan.FromMinutes(5);

    /// <summary>Tell it.</summary>
    public static readonly PushDecision Tell = new(Outcome: null);

    /// <summary>Decides about something whose device is still reached.</summary>
    /// <param name="due">What it is about.</param>
    /// <param name="now">How things stand.</param>
    /// <param name="isOpen">The app is open on the device.</param>
    /// <param name="at">The time.</param>
    public static PushDecision Of(DuePush due, Circumstances now, bool isOpen, DateTimeOffset at)
    {
        if (!now.Choices.Shown) return new(PushOutcome.NotificationsOff);
        if (now.Choices.Push == PushChoice.Never) return new(PushOutcome.PushOff);
        if (due.Kind == PushKind.Message && NotNews(now) is { } outcome) return new(outcome);
        var quietUntil = QuietHours.EndAt(now.Choices.QuietHours, at);
        if (due.Kind == PushKind.Reminder)
        {
            // Held first: by the end of it the app may be closed that is open now.
            if (now.Choices.HoldReminders && quietUntil is not null) return new(null, quietUntil);
            if (now.Choices.HoldReminders && now.DoNotDisturb) return new(null, at + WhileUndisturbed);
            return isOpen ? new(PushOutcome.AppOpen) : Tell;
        }

        if (isOpen) return new(PushOutcome.AppOpen);
        if (now.DoNotDisturb) return new(PushOutcome.DoNotDisturb);
        return quietUntil is null ? Tell : new(PushOutcome.QuietHours);
    }

    private static string? NotNews(Circumstances now)
    {
        if (!now.IsMember) return PushOutcome.NotMember;
        if (now.Newest is not null) return null;
        return now.IsRead ? PushOutcome.Read : PushOutcome.Withdrawn;
    }
}
