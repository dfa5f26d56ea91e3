using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsroomApp.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Announcements",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Seal = table.Column<string>(type: "TEXT", nullable: false),
                    By_At = table.Column<long>(type: "INTEGER", nullable: false),
                    By_Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    By_Role = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Announcements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", nullable: false),
                    WasChiefEditor = table.Column<bool>(type: "INTEGER", nullable: false),
                    WasEditor = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeactivatedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Notices = table.Column<string>(type: "TEXT", nullable: false),
                    Mails = table.Column<string>(type: "TEXT", nullable: false),
                    BrowserKey = table.Column<string>(type: "TEXT", nullable: false),
                    Seal = table.Column<string>(type: "TEXT", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<long>(type: "INTEGER", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ChosenSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Json = table.Column<string>(type: "TEXT", nullable: false),
                    Seal = table.Column<string>(type: "TEXT", nullable: false),
                    By_At = table.Column<long>(type: "INTEGER", nullable: false),
                    By_Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    By_Role = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChosenSettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Mails",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MessageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    To = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    StatementId = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: true),
                    GivesUpAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Trouble = table.Column<string>(type: "TEXT", nullable: true),
                    Seal = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Mails", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Notices",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    StatementId = table.Column<string>(type: "TEXT", nullable: false),
                    Verb = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Seal = table.Column<string>(type: "TEXT", nullable: false),
                    By_At = table.Column<long>(type: "INTEGER", nullable: false),
                    By_Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    By_Role = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PersonRequests",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Verb = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Email = table.Column<string>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", nullable: false),
                    IsAnswered = table.Column<bool>(type: "INTEGER", nullable: false),
                    Confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    LinkTakenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Seal = table.Column<string>(type: "TEXT", nullable: false),
                    AnsweredBy_At = table.Column<long>(type: "INTEGER", nullable: true),
                    AnsweredBy_Name = table.Column<string>(type: "TEXT", nullable: true),
                    AnsweredBy_PersonId = table.Column<string>(type: "TEXT", nullable: true),
                    AnsweredBy_Role = table.Column<string>(type: "TEXT", nullable: true),
                    By_At = table.Column<long>(type: "INTEGER", nullable: false),
                    By_Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    By_Role = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonRequests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Readings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Seal = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Readings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SeenTime",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Entry = table.Column<int>(type: "INTEGER", nullable: false),
                    DoubtedSince = table.Column<long>(type: "INTEGER", nullable: true),
                    Seal = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeenTime", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Statements",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Presence = table.Column<string>(type: "TEXT", nullable: false),
                    LiveNumber = table.Column<int>(type: "INTEGER", nullable: true),
                    FirstPublishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastUpdatedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FeedId = table.Column<string>(type: "TEXT", nullable: true),
                    Seal = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Statements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Templates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    Authors = table.Column<string>(type: "TEXT", nullable: false),
                    Seal = table.Column<string>(type: "TEXT", nullable: false),
                    ApprovedBy_At = table.Column<long>(type: "INTEGER", nullable: true),
                    ApprovedBy_Name = table.Column<string>(type: "TEXT", nullable: true),
                    ApprovedBy_PersonId = table.Column<string>(type: "TEXT", nullable: true),
                    ApprovedBy_Role = table.Column<string>(type: "TEXT", nullable: true),
                    By_At = table.Column<long>(type: "INTEGER", nullable: false),
                    By_Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    By_Role = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Templates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TopicLists",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Names = table.Column<string>(type: "TEXT", nullable: false),
                    Seal = table.Column<string>(type: "TEXT", nullable: false),
                    By_At = table.Column<long>(type: "INTEGER", nullable: false),
                    By_Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    By_Role = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TopicLists", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true),
                    Seal = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    Seal = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    Seal = table.Column<string>(type: "TEXT", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_AspNetUserPasskeys_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true),
                    Seal = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Sessions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    Browser = table.Column<string>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    IsStrong = table.Column<bool>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Seal = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Sessions_AspNetUsers_PersonId",
                        column: x => x.PersonId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Editions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StatementId = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", nullable: false),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    LastVerb = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    RevisionCount = table.Column<int>(type: "INTEGER", nullable: false),
                    RevisedFingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    RevisedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    TypoAllowed = table.Column<string>(type: "TEXT", nullable: true),
                    IntendedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Blocked = table.Column<string>(type: "TEXT", nullable: true),
                    BlockedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ActualAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Printed = table.Column<string>(type: "TEXT", nullable: true),
                    Urgency = table.Column<string>(type: "TEXT", nullable: true),
                    RatifiedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AskedKinds = table.Column<string>(type: "TEXT", nullable: false),
                    AskedApprovals = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedClearance = table.Column<bool>(type: "INTEGER", nullable: false),
                    LoweredKind = table.Column<string>(type: "TEXT", nullable: true),
                    Seal = table.Column<string>(type: "TEXT", nullable: false),
                    LoweredBy_At = table.Column<long>(type: "INTEGER", nullable: true),
                    LoweredBy_Name = table.Column<string>(type: "TEXT", nullable: true),
                    LoweredBy_PersonId = table.Column<string>(type: "TEXT", nullable: true),
                    LoweredBy_Role = table.Column<string>(type: "TEXT", nullable: true),
                    Since_At = table.Column<long>(type: "INTEGER", nullable: false),
                    Since_Name = table.Column<string>(type: "TEXT", nullable: false),
                    Since_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    Since_Role = table.Column<string>(type: "TEXT", nullable: false),
                    Summary_ChangeKind = table.Column<string>(type: "TEXT", nullable: true),
                    Summary_Date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Summary_Headline = table.Column<string>(type: "TEXT", nullable: false),
                    Summary_Kicker = table.Column<string>(type: "TEXT", nullable: false),
                    Summary_Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Summary_Language = table.Column<string>(type: "TEXT", nullable: false),
                    Summary_Place = table.Column<string>(type: "TEXT", nullable: false),
                    Summary_PublicNote = table.Column<string>(type: "TEXT", nullable: false),
                    Summary_Standfirst = table.Column<string>(type: "TEXT", nullable: false),
                    Summary_WordCount = table.Column<int>(type: "INTEGER", nullable: false),
                    TypoAllowedBy_At = table.Column<long>(type: "INTEGER", nullable: true),
                    TypoAllowedBy_Name = table.Column<string>(type: "TEXT", nullable: true),
                    TypoAllowedBy_PersonId = table.Column<string>(type: "TEXT", nullable: true),
                    TypoAllowedBy_Role = table.Column<string>(type: "TEXT", nullable: true),
                    WrittenBy_At = table.Column<long>(type: "INTEGER", nullable: false),
                    WrittenBy_Name = table.Column<string>(type: "TEXT", nullable: false),
                    WrittenBy_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    WrittenBy_Role = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Editions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Editions_Statements_StatementId",
                        column: x => x.StatementId,
                        principalTable: "Statements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "History",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    StatementId = table.Column<string>(type: "TEXT", nullable: true),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false),
                    Verb = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    By_At = table.Column<long>(type: "INTEGER", nullable: false),
                    By_Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    By_Role = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_History", x => x.Id);
                    table.ForeignKey(
                        name: "FK_History_Statements_StatementId",
                        column: x => x.StatementId,
                        principalTable: "Statements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Withdrawal",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Verb = table.Column<string>(type: "TEXT", nullable: false),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Seal = table.Column<string>(type: "TEXT", nullable: false),
                    StatementId = table.Column<string>(type: "TEXT", nullable: false),
                    By_At = table.Column<long>(type: "INTEGER", nullable: false),
                    By_Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    By_Role = table.Column<string>(type: "TEXT", nullable: false),
                    Ended_At = table.Column<long>(type: "INTEGER", nullable: true),
                    Ended_Name = table.Column<string>(type: "TEXT", nullable: true),
                    Ended_PersonId = table.Column<string>(type: "TEXT", nullable: true),
                    Ended_Role = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Withdrawal", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Withdrawal_Statements_StatementId",
                        column: x => x.StatementId,
                        principalTable: "Statements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Approval",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    SetAside = table.Column<string>(type: "TEXT", nullable: true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Seal = table.Column<string>(type: "TEXT", nullable: false),
                    By_At = table.Column<long>(type: "INTEGER", nullable: false),
                    By_Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    By_Role = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Approval", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Approval_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Attribution",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    Speaker = table.Column<string>(type: "TEXT", nullable: true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Seal = table.Column<string>(type: "TEXT", nullable: false),
                    By_At = table.Column<long>(type: "INTEGER", nullable: false),
                    By_Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    By_Role = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attribution", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Attribution_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClearanceRequest",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    SecretHash = table.Column<string>(type: "TEXT", nullable: false),
                    Quotation = table.Column<string>(type: "TEXT", nullable: true),
                    Speaker = table.Column<string>(type: "TEXT", nullable: false),
                    Shown = table.Column<string>(type: "TEXT", nullable: false),
                    SentTo = table.Column<string>(type: "TEXT", nullable: true),
                    AnsweredFrom = table.Column<string>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Seal = table.Column<string>(type: "TEXT", nullable: false),
                    By_At = table.Column<long>(type: "INTEGER", nullable: false),
                    By_Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    By_Role = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClearanceRequest", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClearanceRequest_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Comment",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Replacement = table.Column<string>(type: "TEXT", nullable: true),
                    Blocking = table.Column<bool>(type: "INTEGER", nullable: false),
                    From = table.Column<string>(type: "TEXT", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", nullable: true),
                    Seal = table.Column<string>(type: "TEXT", nullable: false),
                    Anchor_After = table.Column<string>(type: "TEXT", nullable: true),
                    Anchor_Before = table.Column<string>(type: "TEXT", nullable: true),
                    Anchor_IsUnique = table.Column<bool>(type: "INTEGER", nullable: true),
                    Anchor_Part = table.Column<string>(type: "TEXT", nullable: true),
                    Anchor_Quote = table.Column<string>(type: "TEXT", nullable: true),
                    Anchor_Start = table.Column<int>(type: "INTEGER", nullable: true),
                    By_At = table.Column<long>(type: "INTEGER", nullable: false),
                    By_Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    By_Role = table.Column<string>(type: "TEXT", nullable: false),
                    Settled_At = table.Column<long>(type: "INTEGER", nullable: true),
                    Settled_Name = table.Column<string>(type: "TEXT", nullable: true),
                    Settled_PersonId = table.Column<string>(type: "TEXT", nullable: true),
                    Settled_Role = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Comment", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Comment_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Contributor",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    WroteAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Seal = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contributor", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Contributor_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Keystrokes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Page = table.Column<string>(type: "TEXT", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Changes = table.Column<string>(type: "TEXT", nullable: false),
                    Seal = table.Column<string>(type: "TEXT", nullable: false),
                    By_At = table.Column<long>(type: "INTEGER", nullable: false),
                    By_Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    By_Role = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Keystrokes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Keystrokes_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Passages",
                columns: table => new
                {
                    Hash = table.Column<long>(type: "INTEGER", nullable: false),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Passages", x => new { x.Hash, x.EditionId });
                    table.ForeignKey(
                        name: "FK_Passages_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReaderLink",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    SecretHash = table.Column<string>(type: "TEXT", nullable: false),
                    Holder = table.Column<string>(type: "TEXT", nullable: false),
                    SentTo = table.Column<string>(type: "TEXT", nullable: false),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastReadAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Readings = table.Column<int>(type: "INTEGER", nullable: false),
                    Seal = table.Column<string>(type: "TEXT", nullable: false),
                    By_At = table.Column<long>(type: "INTEGER", nullable: false),
                    By_Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    By_Role = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReaderLink", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReaderLink_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReviewRequest",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Seal = table.Column<string>(type: "TEXT", nullable: false),
                    By_At = table.Column<long>(type: "INTEGER", nullable: false),
                    By_Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    By_Role = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewRequest", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewRequest_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Revisions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    WordCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Seal = table.Column<string>(type: "TEXT", nullable: false),
                    By_At = table.Column<long>(type: "INTEGER", nullable: false),
                    By_Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    By_Role = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Revisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Revisions_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Clearance",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    Said = table.Column<string>(type: "TEXT", nullable: false),
                    Speaker = table.Column<string>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", nullable: false),
                    AnsweredBy = table.Column<string>(type: "TEXT", nullable: false),
                    LinkId = table.Column<int>(type: "INTEGER", nullable: true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Seal = table.Column<string>(type: "TEXT", nullable: false),
                    By_At = table.Column<long>(type: "INTEGER", nullable: false),
                    By_Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    By_Role = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Clearance", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Clearance_ClearanceRequest_LinkId",
                        column: x => x.LinkId,
                        principalTable: "ClearanceRequest",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Clearance_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Reply",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    CommentId = table.Column<int>(type: "INTEGER", nullable: false),
                    Seal = table.Column<string>(type: "TEXT", nullable: false),
                    By_At = table.Column<long>(type: "INTEGER", nullable: false),
                    By_Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    By_Role = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reply", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Reply_Comment_CommentId",
                        column: x => x.CommentId,
                        principalTable: "Comment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Approval_EditionId",
                table: "Approval",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserPasskeys_UserId",
                table: "AspNetUserPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Attribution_EditionId",
                table: "Attribution",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_Clearance_EditionId",
                table: "Clearance",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_Clearance_LinkId",
                table: "Clearance",
                column: "LinkId");

            migrationBuilder.CreateIndex(
                name: "IX_ClearanceRequest_EditionId",
                table: "ClearanceRequest",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_ClearanceRequest_SecretHash",
                table: "ClearanceRequest",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Comment_EditionId",
                table: "Comment",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_Contributor_EditionId",
                table: "Contributor",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_Editions_ActualAt",
                table: "Editions",
                column: "ActualAt");

            migrationBuilder.CreateIndex(
                name: "IX_Editions_IntendedAt",
                table: "Editions",
                column: "IntendedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Editions_Stage",
                table: "Editions",
                column: "Stage");

            migrationBuilder.CreateIndex(
                name: "IX_Editions_StatementId",
                table: "Editions",
                column: "StatementId");

            migrationBuilder.CreateIndex(
                name: "IX_Editions_Urgency",
                table: "Editions",
                column: "Urgency",
                filter: "Urgency IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_History_Number",
                table: "History",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_History_StatementId",
                table: "History",
                column: "StatementId");

            migrationBuilder.CreateIndex(
                name: "IX_History_Verb_Number",
                table: "History",
                columns: new[] { "Verb", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Keystrokes_EditionId_Version",
                table: "Keystrokes",
                columns: new[] { "EditionId", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Mails_Stage_DueAt",
                table: "Mails",
                columns: new[] { "Stage", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_PersonId_SeenAt",
                table: "Notices",
                columns: new[] { "PersonId", "SeenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Passages_EditionId",
                table: "Passages",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_PersonRequests_IsAnswered",
                table: "PersonRequests",
                column: "IsAnswered");

            migrationBuilder.CreateIndex(
                name: "IX_ReaderLink_EditionId",
                table: "ReaderLink",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_ReaderLink_SecretHash",
                table: "ReaderLink",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Readings_EditionId_PersonId",
                table: "Readings",
                columns: new[] { "EditionId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Reply_CommentId",
                table: "Reply",
                column: "CommentId");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewRequest_EditionId",
                table: "ReviewRequest",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_Revisions_EditionId_Number",
                table: "Revisions",
                columns: new[] { "EditionId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_PersonId",
                table: "Sessions",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Statements_FirstPublishedAt",
                table: "Statements",
                column: "FirstPublishedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Statements_Presence_FirstPublishedAt",
                table: "Statements",
                columns: new[] { "Presence", "FirstPublishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Withdrawal_StatementId",
                table: "Withdrawal",
                column: "StatementId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Announcements");

            migrationBuilder.DropTable(
                name: "Approval");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserPasskeys");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "Attribution");

            migrationBuilder.DropTable(
                name: "ChosenSettings");

            migrationBuilder.DropTable(
                name: "Clearance");

            migrationBuilder.DropTable(
                name: "Contributor");

            migrationBuilder.DropTable(
                name: "History");

            migrationBuilder.DropTable(
                name: "Keystrokes");

            migrationBuilder.DropTable(
                name: "Mails");

            migrationBuilder.DropTable(
                name: "Notices");

            migrationBuilder.DropTable(
                name: "Passages");

            migrationBuilder.DropTable(
                name: "PersonRequests");

            migrationBuilder.DropTable(
                name: "ReaderLink");

            migrationBuilder.DropTable(
                name: "Readings");

            migrationBuilder.DropTable(
                name: "Reply");

            migrationBuilder.DropTable(
                name: "ReviewRequest");

            migrationBuilder.DropTable(
                name: "Revisions");

            migrationBuilder.DropTable(
                name: "SeenTime");

            migrationBuilder.DropTable(
                name: "Sessions");

            migrationBuilder.DropTable(
                name: "Templates");

            migrationBuilder.DropTable(
                name: "TopicLists");

            migrationBuilder.DropTable(
                name: "Withdrawal");

            migrationBuilder.DropTable(
                name: "ClearanceRequest");

            migrationBuilder.DropTable(
                name: "Comment");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "Editions");

            migrationBuilder.DropTable(
                name: "Statements");
        }
    }
}
