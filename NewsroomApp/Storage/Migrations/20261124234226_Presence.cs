using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsroomApp.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Presence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "RatifiedAt",
                table: "Editions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Urgency",
                table: "Editions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EmbargoAccess",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SecretHash = table.Column<string>(type: "TEXT", nullable: false),
                    Holder = table.Column<string>(type: "TEXT", nullable: false),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastReadAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Readings = table.Column<int>(type: "INTEGER", nullable: false),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    By_At = table.Column<long>(type: "INTEGER", nullable: false),
                    By_Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    By_Role = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EmbargoAccess", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EmbargoAccess_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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

            migrationBuilder.CreateIndex(
                name: "IX_EmbargoAccess_EditionId",
                table: "EmbargoAccess",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_EmbargoAccess_SecretHash",
                table: "EmbargoAccess",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Withdrawal_StatementId",
                table: "Withdrawal",
                column: "StatementId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EmbargoAccess");

            migrationBuilder.DropTable(
                name: "Withdrawal");

            migrationBuilder.DropColumn(
                name: "RatifiedAt",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "Urgency",
                table: "Editions");
        }
    }
}
