using MailKit;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using NewsroomApp.Storage;

namespace NewsroomApp.Mailroom;

/// <summary>
/// Sends the mails that are due, one by one and apart from everything else: a mail server that is down, slow or
/// refusing only delays mails. Each mail is claimed in the store before any of it is sent, so that neither a second
/// process nor a restart sends it twice; see <see cref="Mail"/>.
/// </summary>
public sealed partial class Postman(
    IDbContextFactory<NewsroomDb> newsroom,
    MailSettings inForce,
    Institution institution,
    TimeProvider clock,
    ILogger<Postman> log
) : BackgroundService
{
    private static readonly TimeSpan _round = TimeSpan.FromSeconds(5);

    private readonly LogLimit _limit = new(clock, TimeSpan.FromMinutes(1));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(_round, clock);
        do await Round(stoppingToken);
        while (await rounds.WaitForNextTickAsync(stoppingToken));
    }

    public async Task Round(CancellationToken stop = default)
    {
        try
        {
            await SendDue(stop);
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            if (_limit.IsNew(trouble)) RoundBroken(trouble);
        }
    }

    public async Task SendDue(CancellationToken stop = default)
    {
        // As in Outbox.Keep: the previous round may have ended on the socket thread, with the server's reply to QUIT.
        await Task.Yield();
        if (inForce.Now is not { IsSet: true } settings) return;
        await using var db = await newsroom.CreateDbContextAsync(stop);
        var now = clock.GetUtcNow();
        var outbox = new Outbox(db);
        await outbox.Tidy(now, stop);
        var due = await outbox.Due(now, stop);
        if (due.Count == 0 || !await db.Trusts(settings.Server)) return;
        using var server = new SmtpClient { Timeout = settings.TimeoutSeconds * 1000 };
        try
        {
            await Connect(server, settings, stop);
        }
        catch (Exception trouble) when (!stop.IsCancellationRequested)
        {
            ServerAway(settings.Host, settings.Port, trouble.Message);
            Postpone(due, settings, trouble, now);
            await outbox.Keep(stop);
            return;
        }
        await Send(server, settings, outbox, due, now, stop);
    }

    /// <summary>Sends one mail by a server that is not in force, to see whether it would do.</summary>
    /// <exception cref="Refusal">What the server, or the way there, has against it.</exception>
    public async Task Try(SmtpSettings settings, Mail trial, CancellationToken stop = default)
    {
        using var server = new SmtpClient { Timeout = settings.TimeoutSeconds * 1000 };
        using var limit = Limit(settings, stop);
        try
        {
            await Connect(server, settings, limit.Token);
            using var message = Letter.Of(trial, settings.From, institution, clock.GetUtcNow());
            await server.SendAsync(message, limit.Token);
            await server.DisconnectAsync(quit: true, limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new Refusal($"{settings.Server} did not answer within {settings.TimeoutSeconds} seconds.");
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException and not OutOfMemoryException)
        {
            throw new Refusal(Said($"{settings.Server} did not take it", trouble));
        }
    }

    private static async Task Connect(SmtpClient server, SmtpSettings settings, CancellationToken stop)
    {
        using var limit = Limit(settings, stop);
        await server.ConnectAsync(settings.Host, settings.Port, settings.Security, limit.Token);
        if (settings.User.Length > 0) await server.AuthenticateAsync(settings.User, settings.Password, limit.Token);
    }

    private static void Postpone(List<Mail> due, SmtpSettings settings, Exception trouble, DateTimeOffset now)
    {
        foreach (var mail in due.Where(m => !m.GaveUp(now)))
        {
            mail.Claim(now);
            mail.Postpone(Said($"No connection to {settings.Host}", trouble), now);
        }
    }

    private async Task Send(
        SmtpClient server,
        SmtpSettings settings,
        Outbox outbox,
        List<Mail> due,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        foreach (var mail in due)
        {
            if (await outbox.HasLeft(mail, stop)) mail.HasLeft(now);
            else if (!mail.GaveUp(now)) mail.Claim(clock.GetUtcNow());
            if (!await outbox.Keep(stop) || mail.Stage is not MailStage.Sending) continue;
            await Send(server, settings, mail, stop);
            // The outcome is stored even during shutdown.
            await outbox.Keep(CancellationToken.None);
            if (!server.IsConnected || stop.IsCancellationRequested) return;
        }
        await server.DisconnectAsync(quit: true, stop);
    }

    private async Task Send(SmtpClient server, SmtpSettings settings, Mail mail, CancellationToken stop)
    {
        var underWay = new UnderWay();
        try
        {
            using var message = Letter.Of(mail, settings.From, institution, clock.GetUtcNow());
            using var limit = Limit(settings, stop);
            await server.SendAsync(message, limit.Token, underWay);
            mail.Sent(clock.GetUtcNow());
        }
        catch (SmtpCommandException refusal) when ((int)refusal.StatusCode >= 500)
        {
            mail.NotSent(Said("The mail server refused it", refusal), clock.GetUtcNow());
        }
        catch (ParseException wrong)
        {
            mail.NotSent(Said("The address cannot be used", wrong), clock.GetUtcNow());
        }
        catch (Exception trouble) when (trouble is SmtpCommandException || !underWay.Begun)
        {
            mail.Postpone(Said("The mail server did not take it", trouble), clock.GetUtcNow());
        }
        catch (Exception trouble)
        {
            mail.PerhapsSent(Said("The line broke while it was being sent", trouble), clock.GetUtcNow());
        }
        if (mail.Stage is not MailStage.Sent) NotTaken(mail.Id, mail.Trouble!);
    }

    private static CancellationTokenSource Limit(SmtpSettings settings, CancellationToken stop)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        return limit;
    }

    private static string Said(string what, Exception trouble) =>
        $"{what}: {(trouble.Message is { Length: > 300 } long_ ? long_[..300] + "…" : trouble.Message)}";

    [LoggerMessage(LogLevel.Warning, "No connection to the mail server {Host}:{Port}; the mails wait: {Trouble}")]
    private partial void ServerAway(string host, int port, string trouble);

    [LoggerMessage(LogLevel.Warning, "Mail {Id} did not go out: {Trouble}")]
    private partial void NotTaken(int id, string trouble);

    [LoggerMessage(LogLevel.Error, "The outbox could not be worked through; the next round follows.")]
    private partial void RoundBroken(Exception trouble);

    private sealed class UnderWay : ITransferProgress
    {
        public bool Begun { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Begun |= bytesTransferred > 0;

        public void Report(long bytesTransferred) => Begun |= bytesTransferred > 0;
    }
}
